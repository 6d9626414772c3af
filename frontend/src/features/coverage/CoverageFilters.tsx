// What is counted: each filter applies as it changes. What belongs to pledges says what it takes away.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { byPledge, coverageQuery } from '../../api/coverage';
import { INSTRUMENTS, PRIORITIES, REPORTING_CURRENCIES } from '../../api/facts.gen';
import { useT } from '../../app/i18n';
import { organisationShort } from '../../lib/names';
import { useMedia } from '../../lib/media';
import { readPair } from '../../lib/pair';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { MomentText } from '../../ui/Text';
import type { PartProps } from './CoveragePage';
import type { Names } from './names';
import { DIRECT, FILTERS, activeFilters, ofPledges, readCoverage, rowsOf } from './state';
import type { CoverageState, FilterName } from './state';

interface Props extends PartProps {
  names: Names;
}

interface Choice {
  value: string;
  label: string;
}

/** What the address asks for stays chosen, even while the list of names is on its way. */
const kept = (options: Choice[], value: string): Choice[] =>
  value === '' || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: '…' }];

export function CoverageFilters({ state, set, names }: Props) {
  const { t, language } = useT();
  const narrow = useMedia('(max-width: 759px)');
  const [unfolded, setUnfolded] = useState(false);
  const quarters = useQuarters(state);
  const { reference } = names;
  const sorted = (list: Choice[]) => list.sort((a, b) => a.label.localeCompare(b.label, language));
  const organisations = (agencies: boolean): Choice[] =>
    sorted(
      reference.organisations
        .filter((one) => (one.kind === 'agency') === agencies)
        .map((one) => ({
          value: one.id,
          label: organisationShort(reference.organisations, one.id, language),
        })),
    );
  const options: Record<FilterName, Choice[]> = {
    subgroup: reference.subgroups.map((one) => ({ value: one.code, label: names.subgroup(one.code) })),
    theme: sorted(
      reference.themes
        .filter((one) => state.subgroup === '' || one.subgroup === state.subgroup)
        .map((one) => ({ value: one.code, label: names.theme(one.code) })),
    ),
    agency: organisations(true),
    region: [
      ...sorted(
        reference.places
          .filter((place) => place.level === 'oblast')
          .map((place) => ({
            value: place.katottg.slice(0, 4),
            label: readPair(place.name, language)?.text ?? place.katottg,
          })),
      ),
      { value: 'several', label: names.region('several') },
      { value: 'nationwide', label: names.region('nationwide') },
    ],
    quarter: quarters.map((value) => ({ value, label: names.quarter(value) })),
    priority: PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) })),
    funder: organisations(false),
    channel: [{ value: DIRECT, label: t('coverage.direct') }, ...organisations(false)],
    instrument: INSTRUMENTS.map((value) => ({ value, label: t(`coverage.instrument.${value}`) })),
  };
  const ofNeeds = state.rows === 'needs' || state.rows === 'norate';
  const shown = ofNeeds ? FILTERS.filter((name) => !ofPledges.includes(name)) : FILTERS;
  return (
    <details
      className="filters"
      open={!narrow || unfolded}
      onToggle={(event) => {
        if (narrow) setUnfolded(event.currentTarget.open);
      }}
    >
      <summary>
        <Icon name="search" />
        {t('filter.summary', { n: activeFilters(state).length })}
      </summary>
      <form
        className="filter-grid even"
        role="search"
        aria-label={t('coverage.title')}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        {shown.map((name) => (
          <Select
            key={name}
            label={t(`coverage.filter.${name}`)}
            value={state[name]}
            marked={state[name] !== ''}
            empty={t('coverage.filter.all')}
            options={kept(options[name], state[name])}
            onChange={(value) => {
              // A theme of another subgroup would leave nothing.
              set(name === 'subgroup' ? { subgroup: value, theme: '' } : { [name]: value });
            }}
          />
        ))}
      </form>
    </details>
  );
}

/** The quarters that any need is needed by, whatever else is filtered. */
function useQuarters(state: CoverageState): string[] {
  const all = useQuery(coverageQuery({ ...readCoverage({}), currency: state.currency }, 'quarter')).data;
  return (all?.items ?? []).flatMap((item) => (item.key ? [item.key] : []));
}

/** The currency, what is filtered by, and of which moment the figures are: what a printed page needs above it. */
export function CoverageBar({
  state,
  set,
  names,
  at,
  noRate,
}: Props & {
  /** when the figures came, in milliseconds */
  at: number;
  noRate: number;
}) {
  const { t } = useT();
  const filters = activeFilters(state);
  const say: Record<FilterName, (value: string) => string> = {
    subgroup: names.subgroup,
    theme: names.theme,
    agency: names.organisation,
    region: names.region,
    quarter: names.quarter,
    priority: (value) => t(`priority.${value as 'high'}`),
    funder: names.organisation,
    channel: (value) => (value === DIRECT ? t('coverage.direct') : names.organisation(value)),
    instrument: (value) => t(`coverage.instrument.${value as 'grant'}`),
  };
  return (
    <div className="toolbar">
      <label className="row">
        <span className="small mute">{t('coverage.currency')}</span>
        <select
          className="slim"
          value={state.currency}
          onChange={(event) => {
            set({ currency: event.target.value as CoverageState['currency'] });
          }}
        >
          {REPORTING_CURRENCIES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {filters.length > 0 ? (
        <div className="chips">
          <span className="mute small">{t('filter.active')}</span>
          {filters.map((name) => (
            <Chip
              key={name}
              text={`${t(`coverage.filter.${name}`)}: ${say[name](state[name]) || '…'}`}
              onRemove={() => {
                set({ [name]: '' });
              }}
            />
          ))}
          <Button
            kind="quiet"
            small
            onClick={() => {
              set(Object.fromEntries(FILTERS.map((name) => [name, ''])));
            }}
          >
            {t('filter.clear')}
          </Button>
        </div>
      ) : null}
      <p className="small mute push" role="status">
        {at > 0 ? (
          <>
            {t('coverage.as-of')} <MomentText at={new Date(at).toISOString()} />
          </>
        ) : (
          ' '
        )}
        {noRate > 0 && !byPledge(state) ? (
          <>
            {' · '}
            <Link to="/coverage" search={rowsOf(state, 'norate')}>
              {t('coverage.no-rate', { n: noRate })}
            </Link>
          </>
        ) : null}
      </p>
    </div>
  );
}
