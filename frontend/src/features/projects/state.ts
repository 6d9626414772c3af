// The address of the list of projects: which ones, in which order, which page.
import { PROJECT_SORTS, PROJECT_STATUSES } from '../../api/facts.gen';
import type { ProjectFilter } from '../../api/projects';
import { known, writePage } from '../../lib/pages';
import type { PageState } from '../../lib/pages';
import type { Search } from '../../lib/urlstate';

export type { ProjectFilter };

export const DEFAULT_SORT = '-updated';

const NAMES = [
  'q',
  'status',
  'subgroup',
  'partner',
  'agency',
  'oblast',
  'need',
  'pledge',
  'overdue',
] as const;

export const nothing: Partial<ProjectFilter> = Object.fromEntries(NAMES.map((name) => [name, '']));

const fits = (value: string | undefined, form: RegExp): string =>
  value !== undefined && form.test(value) ? value : '';
const CODE = /^[A-Z][A-Z0-9.-]{1,19}$/;
const ID = /^[0-9a-f-]{36}$/;

/** An unknown or broken word in an address is dropped rather than sent on. */
export function readFilter(search: Search): ProjectFilter {
  return {
    q: search.q ?? '',
    status: known(search.status, PROJECT_STATUSES),
    subgroup: fits(search.subgroup, CODE),
    partner: fits(search.partner, ID),
    agency: fits(search.agency, ID),
    oblast: fits(search.oblast, /^UA\d{17}$/),
    need: fits(search.need, ID),
    pledge: fits(search.pledge, ID),
    overdue: search.overdue === 'yes' ? 'yes' : '',
    sort: known(search.sort, PROJECT_SORTS) || DEFAULT_SORT,
  };
}

export function write(filter: ProjectFilter, page: PageState): Search {
  const out: Search = {};
  for (const name of NAMES) if (filter[name] !== '') out[name] = filter[name];
  if (filter.sort !== DEFAULT_SORT) out.sort = filter.sort;
  return { ...out, ...writePage(page) };
}

export const activeFilters = (filter: ProjectFilter) => NAMES.filter((name) => filter[name] !== '');
