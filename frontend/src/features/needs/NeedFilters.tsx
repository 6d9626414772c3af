// Which needs are listed: words, subgroup, state, priority, agency, place. Each applies as it changes.
import { useState } from 'react';
import { NEED_STATES, PRIORITIES } from '../../api/first.gen';
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { useMedia } from '../../lib/media';
import type { ListState } from '../../lib/urlstate';
import { Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { SearchBox } from '../../ui/SearchBox';
import { OblastFilter, SmallerPlaces } from './PlaceFilter';
import { agencyShort, subgroupName } from './words';

interface FilterProps {
  state: ListState;
  set: (part: Partial<ListState>, replace?: boolean) => void;
  reference: Reference;
  count: number;
}

export function NeedFilters({ state, set, reference, count }: FilterProps) {
  const { t, language } = useT();
  const narrow = useMedia('(max-width: 759px)');
  const [unfolded, setUnfolded] = useState(false);
  const agencies = reference.organisations
    .filter((organisation) => organisation.kind === 'agency')
    .map((organisation) => ({
      value: organisation.id,
      label: agencyShort(reference, organisation.id, language),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
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
        {t('filter.summary', { n: count })}
      </summary>
      <form
        className="filter-grid"
        role="search"
        aria-label={t('needs.title')}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <SearchBox
          label={t('filter.q')}
          value={state.q}
          onSearch={(q) => {
            set({ q }, true);
          }}
        />
        <Select
          label={t('filter.subgroup')}
          value={state.subgroup}
          marked={state.subgroup !== ''}
          empty={t('filter.all.f')}
          options={known(
            reference.subgroups
              .filter((one) => one.code !== 'PL')
              .map((one) => ({ value: one.code, label: subgroupName(reference, one.code, language) })),
            state.subgroup,
          )}
          onChange={(subgroup) => {
            set({ subgroup });
          }}
        />
        <Select
          label={t('filter.state')}
          value={state.state}
          marked={state.state !== ''}
          empty={t('filter.any.m')}
          options={NEED_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(value) => {
            set({ state: value });
          }}
        />
        <Select
          label={t('filter.lacks')}
          value={state.lacks}
          marked={state.lacks !== ''}
          empty={t('filter.lacks.any')}
          options={(['en', 'uk'] as const).map((value) => ({ value, label: t(`filter.lacks.${value}`) }))}
          onChange={(lacks) => {
            set({ lacks });
          }}
        />
        <Select
          label={t('filter.priority')}
          value={state.priority}
          marked={state.priority !== ''}
          empty={t('filter.any.m')}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          onChange={(priority) => {
            set({ priority });
          }}
        />
        <Select
          label={t('filter.agency')}
          value={state.agency}
          marked={state.agency !== ''}
          empty={t('filter.all.m')}
          options={known(agencies, state.agency)}
          onChange={(agency) => {
            set({ agency });
          }}
        />
        <OblastFilter
          place={state.place}
          reference={reference}
          onChange={(place) => {
            set({ place });
          }}
        />
        <SmallerPlaces
          place={state.place}
          reference={reference}
          onChange={(place) => {
            set({ place });
          }}
        />
      </form>
    </details>
  );
}

/** What the address asks for stays chosen, even while the list of names is on its way. */
function known(options: { value: string; label: string }[], value: string) {
  return value === '' || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: '…' }];
}
