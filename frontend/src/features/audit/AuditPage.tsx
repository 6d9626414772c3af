// Who did what when, newest first. The address holds the filters, so that one
// finding can be sent to another reader as it is.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { auditQuery } from '../../api/audit';
import type { AuditState, Event } from '../../api/audit';
import { EVENT_ACTS, RECORD_KINDS } from '../../api/facts.gen';
import { usePlaces } from '../../api/reference';
import { useCan } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { translateKnown, useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import { Coming } from '../../app/reading';
import { placeTitle } from '../../lib/names';
import { known } from '../../lib/pages';
import { readDate } from '../../lib/typed';
import type { Search } from '../../lib/urlstate';
import { Button } from '../../ui/Button';
import { Diff } from '../../ui/Diff';
import type { Names } from '../../ui/Diff';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { MomentText } from '../../ui/Text';
import { AuditChips, AuditFilters } from './AuditFilters';
import { NO_FILTERS } from './filters';
import { placesIn, tellEvent } from './lines';

const route = getRouteApi('/audit');

export function AuditPage() {
  return useCan('audit:read') ? <Audit /> : <NotFound />;
}

const readState = (search: Search): AuditState => ({
  q: search.q ?? '',
  kind: known(search.kind, RECORD_KINDS),
  act: known(search.act, EVENT_ACTS),
  person: search.person ?? '',
  organisation: search.organisation ?? '',
  number: search.number ?? '',
  record: search.record ?? '',
  since: dayOf(search.since),
  until: dayOf(search.until),
  after: search.after ?? '',
});

/** A day in an address that is none is dropped. */
function dayOf(text: string | undefined): string {
  const read = readDate(text ?? '');
  return read.ok ? read.value : '';
}

const writeState = (state: Partial<AuditState>): Search =>
  Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ''));

function Audit() {
  const { t, language } = useT();
  const state = readState(route.useSearch());
  const navigate = route.useNavigate();
  const values = useCan('need:read');
  const people = useCan('user:read');
  const log = useQuery(auditQuery(state));
  const lists = useNames();
  const events = log.data?.items ?? [];
  const places = usePlaces(events.flatMap(placesIn));
  const names: Names = {
    organisation: lists.organisation,
    subgroup: lists.subgroup,
    theme: (code) => code,
    places: (codes) => codes.map((code) => placeTitle(places, code, language)).join('; '),
  };
  const filtered = Object.entries(state).some(([name, value]) => name !== 'after' && value !== '');
  const set = (part: Partial<AuditState>, replace = false) =>
    void navigate({ search: writeState({ ...state, after: '', ...part }), resetScroll: false, replace });
  const clear = () => {
    set(NO_FILTERS);
  };

  return (
    <>
      <div className="head">
        <div>
          <Title title={t('audit.title')} />
          <p className="lead">{t(values ? 'audit.lead' : 'audit.lead.bare')}</p>
        </div>
      </div>
      <div className="sheet">
        <AuditFilters state={state} set={set} lists={lists} people={people} />
        {filtered ? (
          <AuditChips state={state} set={set} lists={lists} people={people} onClear={clear} />
        ) : null}
        {!values && (state.q || state.number || state.organisation) ? (
          <p className="small mute page-notice">{t('audit.bare.words')}</p>
        ) : null}
        <Coming of={log} rows={12} />
        {log.isSuccess && events.length === 0 ? (
          <EmptyState
            title={t('audit.none.title')}
            actions={filtered ? <Button onClick={clear}>{t('filter.clear.all')}</Button> : null}
          >
            {t('audit.none.text')}
          </EmptyState>
        ) : null}
        {events.length > 0 ? (
          <ol className="dated log" aria-busy={log.isPlaceholderData || undefined}>
            {events.map((event) => (
              <Row key={event.id} event={event} names={names} state={state} />
            ))}
          </ol>
        ) : null}
        {state.after || log.data?.next ? (
          <nav className="pager" aria-label={t('pager.label')}>
            {state.after ? (
              <Link to="/audit" search={writeState({ ...state, after: '' })} className="btn sm">
                {t('audit.newest')}
              </Link>
            ) : null}
            {log.data?.next ? (
              <Link to="/audit" search={writeState({ ...state, after: log.data.next })} className="btn sm">
                {t('audit.older')}
                <Icon name="arrow" />
              </Link>
            ) : null}
          </nav>
        ) : null}
      </div>
      <p className="small mute under-sheet">{t('audit.rule')}</p>
    </>
  );
}

function Row({ event, names, state }: { event: Event; names: Names; state: AuditState }) {
  const { t } = useT();
  const lines = tellEvent(event);
  const begins = lines.every((line) => line.before === null);
  // Who may see the log sees these lists anyway; other records are named only on their own pages.
  const subject =
    event.kind === 'organisation'
      ? names.organisation(event.record)
      : event.kind === 'subgroup'
        ? event.record
        : event.kind === 'place'
          ? names.places([event.record])
          : '';
  return (
    <li>
      <MomentText at={event.at} />
      <div>
        <p>
          <b>{event.person || t('event.portal')}</b>: {t(`kind.${event.kind}.one`)}
          {subject ? ` «${subject}»` : ''}, {translateKnown(`event.${event.act}`, 'event.other')}
        </p>
        {event.comment ? <blockquote className="said">«{event.comment}»</blockquote> : null}
        {lines.length > 0 ? (
          <details className="fold">
            <summary>{t(begins ? 'audit.values' : 'audit.changes', { n: lines.length })}</summary>
            <Diff lines={lines} names={names} />
          </details>
        ) : null}
      </div>
      <span className="row">
        <RecordLink event={event} />
        {state.record === event.record ? null : (
          <Link
            to="/audit"
            search={{ kind: event.kind, record: event.record }}
            aria-label={t('audit.all-of.named', { kind: t(`kind.${event.kind}.one`), record: event.record })}
          >
            {t('audit.all-of')}
          </Link>
        )}
      </span>
    </li>
  );
}

/** Only where the reader may open it: an administrator sees that a need was changed, and not the need. */
function RecordLink({ event }: { event: Event }) {
  const { t } = useT();
  const needs = useCan('need:read');
  const people = useCan('user:read');
  const word = t('audit.open');
  const label = t('audit.open.named', { kind: t(`kind.${event.kind}.one`), record: event.record });
  if (event.kind === 'need' && needs) {
    return (
      <Link to="/needs/$id" params={{ id: event.record }} aria-label={label}>
        {word}
      </Link>
    );
  }
  if (event.kind === 'user' && people) {
    return (
      <Link to="/people/$id" params={{ id: event.record }} aria-label={label}>
        {word}
      </Link>
    );
  }
  if (event.kind === 'organisation') {
    return (
      <Link to="/organisations/$id" params={{ id: event.record }} aria-label={label}>
        {word}
      </Link>
    );
  }
  if (event.kind === 'rate') {
    return (
      <Link to="/rates" search={{ rate: event.record }} aria-label={label}>
        {word}
      </Link>
    );
  }
  if (event.kind === 'subgroup') {
    return (
      <Link to="/subgroups/$code" params={{ code: event.record }} aria-label={label}>
        {word}
      </Link>
    );
  }
  return null;
}
