// Which events are listed. Each applies as it changes, and stands as a chip
// beneath, by which one is rid of it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditState } from '../../api/audit';
import { EVENT_ACTS, RECORD_KINDS } from '../../api/facts.gen';
import { peopleLikeQuery, userQuery } from '../../api/people';
import { DayFilter } from '../../app/DayFilter';
import { translateKnown, useT } from '../../app/i18n';
import type { MessageId } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { formatDate } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Choice, Select } from '../../ui/Field';
import { SearchBox } from '../../ui/SearchBox';
import type { SetAudit } from './filters';

interface Props {
  state: AuditState;
  set: SetAudit;
  lists: KnownNames;
  /** the reader may see accounts */
  people: boolean;
}

const actWord = (act: string) => translateKnown(`event.${act}`, 'event.other');

export function AuditFilters({ state, set, lists, people }: Props) {
  const { t, language } = useT();
  const organisations = lists.organisations
    .map((one) => ({ value: one.id, label: lists.organisation(one.id) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  const acts = RECORD_KINDS.map((kind) => ({
    label: t(`kind.${kind}`),
    options: EVENT_ACTS.filter((act) => act.startsWith(`${kind}.`)).map((value) => ({
      value,
      label: actWord(value),
    })),
  })).filter(({ options }) => options.length > 0);
  return (
    <form
      className="filter-grid"
      role="search"
      aria-label={t('audit.title')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <SearchBox
        label={t('audit.q')}
        value={state.q}
        onSearch={(q) => {
          set({ q }, true);
        }}
      />
      <Select
        label={t('audit.kind')}
        value={state.kind}
        marked={state.kind !== ''}
        empty={t('filter.all.m')}
        options={RECORD_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => {
          set({ kind: kind as AuditState['kind'] });
        }}
      />
      <Select
        label={t('audit.act')}
        value={state.act}
        marked={state.act !== ''}
        empty={t('filter.any.n')}
        options={acts}
        onChange={(act) => {
          set({ act: act as AuditState['act'] });
        }}
      />
      <Select
        label={t('audit.organisation')}
        value={state.organisation}
        marked={state.organisation !== ''}
        empty={t('filter.any.m')}
        options={organisations}
        onChange={(organisation) => {
          set({ organisation });
        }}
      />
      <SearchBox
        id="audit-number"
        label={t('audit.number')}
        value={state.number}
        onSearch={(number) => {
          set({ number }, true);
        }}
      />
      <DayFilter
        label={t('audit.since')}
        day={state.since}
        onDay={(since) => {
          set({ since });
        }}
      />
      <DayFilter
        label={t('audit.until')}
        day={state.until}
        onDay={(until) => {
          set({ until });
        }}
      />
      {people ? <PersonFilter person={state.person} set={set} /> : null}
    </form>
  );
}

export function AuditChips({ state, set, lists, people, onClear }: Props & { onClear: () => void }) {
  const { t, language } = useT();
  const chip = (name: keyof AuditState, label: MessageId, text: string) =>
    state[name] === '' ? null : (
      <Chip
        key={name}
        text={`${t(label)}: ${text}`}
        onRemove={() => {
          set({ [name]: '' });
        }}
      />
    );
  const day = (text: string) => (text === '' ? '' : formatDate(text, language));
  return (
    <div className="toolbar">
      <div className="chips">
        <span className="mute small">{t('filter.active')}</span>
        {chip('q', 'audit.q', state.q)}
        {chip('kind', 'audit.kind', state.kind === '' ? '' : t(`kind.${state.kind}`))}
        {chip('act', 'audit.act', actWord(state.act))}
        {chip('organisation', 'audit.organisation', lists.organisation(state.organisation))}
        {chip('number', 'audit.number', state.number)}
        {chip('since', 'audit.since', day(state.since))}
        {chip('until', 'audit.until', day(state.until))}
        {state.person ? (
          <PersonChip
            id={state.person}
            ask={people}
            onRemove={() => {
              set({ person: '' });
            }}
          />
        ) : null}
        {chip('record', 'audit.record', state.record)}
        <Button kind="quiet" small onClick={onClear}>
          {t('filter.clear')}
        </Button>
      </div>
    </div>
  );
}

/** `ask` is whether the reader may see accounts; else the id stands for the person. */
function PersonChip({ id, ask, onRemove }: { id: string; ask: boolean; onRemove: () => void }) {
  const { t } = useT();
  const person = useQuery({ ...userQuery(id), enabled: ask });
  return <Chip text={`${t('audit.who')}: ${person.data?.data.name ?? id}`} onRemove={onRemove} />;
}

function PersonFilter({ person, set }: { person: string; set: SetAudit }) {
  const { t } = useT();
  const [words, setWords] = useState('');
  const found = useQuery(peopleLikeQuery(words));
  const offered = words.trim().length > 1 ? (found.data ?? []) : [];
  return (
    <div>
      <SearchBox id="audit-who" label={t('audit.who.find')} value={words} onSearch={setWords} />
      {offered.length > 0 ? (
        <Choice
          id="audit-person"
          name="person"
          label={t('audit.who')}
          value={person}
          onChange={(id) => {
            setWords('');
            set({ person: id });
          }}
          options={offered.map((one) => ({ value: one.id, label: one.name, hint: one.email }))}
        />
      ) : words.trim().length > 1 && found.isSuccess ? (
        <p className="hint" role="status">
          {t('audit.who.nobody')}
        </p>
      ) : null}
    </div>
  );
}
