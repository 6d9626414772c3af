// What the keys of totals are called.
import { useReference } from '../../api/reference';
import type { Place, Reference } from '../../api/reference';
import type { Grouping } from '../../api/coverage';
import { useT } from '../../app/i18n';
import { UNKNOWN } from '../../lib/format';
import { organisationShort, subgroupTitle } from '../../lib/names';
import { readPair } from '../../lib/pair';

export interface Names {
  reference: Reference;
  organisation: (id: string) => string;
  subgroup: (code: string) => string;
  /** without its code, for a sentence */
  subgroupName: (code: string) => string;
  theme: (code: string) => string;
  region: (key: string) => string;
  quarter: (key: string) => string;
  /** a group of totals by its key; what has no key has no such thing */
  of: (by: Grouping, key: string | undefined) => string;
}

/** The oblast of a group of totals: its key is how the oblast's code begins. */
export const oblastOf = (places: readonly Place[], key: string): Place | undefined =>
  places.find((place) => place.level === 'oblast' && place.katottg.startsWith(key));

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

export function useCoverageNames(when: boolean): Names {
  const { t, language } = useT();
  const reference = useReference(when);
  // Empty until the lists have come: a dash would say that there is no such thing.
  const organisation = (id: string) =>
    reference.ready ? organisationShort(reference.organisations, id, language) : '';
  const subgroup = (code: string) => subgroupTitle(reference.subgroups, code, language);
  const subgroupName = (code: string) =>
    readPair(reference.subgroups.find((one) => one.code === code)?.name, language)?.text ?? code;
  const theme = (code: string) =>
    readPair(reference.themes.find((one) => one.code === code)?.name, language)?.text ?? code;
  const region = (key: string) => {
    if (key === 'several' || key === 'nationwide') return t(`coverage.region.${key}`);
    return readPair(oblastOf(reference.places, key)?.shortName, language)?.text ?? key;
  };
  const quarter = (key: string) => {
    const n = Number(key.slice(6));
    return t('coverage.quarter', { q: language === 'uk' ? ROMAN[n] : n, year: key.slice(0, 4) });
  };
  const by = { organisation, subgroup, theme, region, quarter, agency: organisation };
  return {
    reference,
    organisation,
    subgroup,
    subgroupName,
    theme,
    region,
    quarter,
    of: (group, key) => (key ? by[group](key) || '…' : t(`coverage.without.${group}`, { none: UNKNOWN })),
  };
}
