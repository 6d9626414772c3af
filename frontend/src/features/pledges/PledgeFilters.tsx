// Which pledges are listed. Each filter applies as it changes.
import { useState } from 'react';
import { INSTRUMENTS, PLEDGE_STATES } from '../../api/facts.gen';
import type { Theme } from '../../api/reference';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { useMedia } from '../../lib/media';
import { readPair } from '../../lib/pair';
import { organisationShort } from '../../lib/names';
import { Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { SearchBox } from '../../ui/SearchBox';
import { FILTER_WORDS } from './list';
import type { Filters, PledgeFilter } from './list';

interface Props {
  filters: Filters;
  set: (part: Partial<Filters>, replace?: boolean) => void;
  names: KnownNames;
  themes: readonly Theme[];
  count: number;
}

export function PledgeFilters({ filters, set, names, themes, count }: Props) {
  const { t, language } = useT();
  const narrow = useMedia('(max-width: 759px)');
  const [unfolded, setUnfolded] = useState(false);
  const partners = names.organisations
    .filter((one) => one.kind !== 'agency')
    .map((one) => ({ value: one.id, label: organisationShort(names.organisations, one.id, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  const options: Record<Exclude<PledgeFilter, 'q' | 'announced'>, { value: string; label: string }[]> = {
    state: PLEDGE_STATES.map((value) => ({ value, label: t(`pledge.state.${value}`) })),
    subgroup: names.subgroups
      .filter((one) => one.code !== 'PL')
      .map((one) => ({ value: one.code, label: names.subgroup(one.code) })),
    theme: themes.map((one) => ({
      value: one.code,
      label: readPair(one.name, language)?.text ?? one.code,
    })),
    funder: partners,
    channel: partners,
    instrument: INSTRUMENTS.map((value) => ({ value, label: t(`coverage.instrument.${value}`) })),
  };
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
        aria-label={t('pledges.title')}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <SearchBox
          label={t('filter.q')}
          value={filters.q}
          onSearch={(q) => {
            set({ q }, true);
          }}
        />
        {(['state', 'subgroup', 'theme', 'funder', 'channel', 'instrument'] as const).map((name) => (
          <Select
            key={name}
            label={t(FILTER_WORDS[name])}
            value={filters[name]}
            marked={filters[name] !== ''}
            empty={t('filter.all.f')}
            options={known(options[name], filters[name])}
            onChange={(value) => {
              set({ [name]: value });
            }}
          />
        ))}
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
