// The list of pledges as its address says it: filters, order, page.
import { INSTRUMENTS, PLEDGE_SORTS, PLEDGE_STATES } from '../../api/facts.gen';
import type { PledgeQuery } from '../../api/pledges';
import type { MessageId } from '../../app/i18n';
import { known, readPage, writePage } from '../../lib/pages';
import type { PageState } from '../../lib/pages';
import type { Search } from '../../lib/urlstate';

export const DEFAULT_SORT = '-updated';

/** In the order of the chips. */
export const PLEDGE_FILTERS = [
  'q',
  'state',
  'subgroup',
  'theme',
  'funder',
  'channel',
  'instrument',
  'announced',
] as const;
export type PledgeFilter = (typeof PLEDGE_FILTERS)[number];

/** The word of each. */
export const FILTER_WORDS = {
  q: 'filter.q',
  state: 'pledge.state',
  subgroup: 'filter.subgroup',
  theme: 'need.theme',
  funder: 'pledge.funder',
  channel: 'pledge.channel',
  instrument: 'pledge.instrument',
  announced: 'pledges.filter.announced',
} as const satisfies Record<PledgeFilter, MessageId>;

export type Filters = Record<PledgeFilter, string> & { sort: string };

const QUARTER = /^\d{4}-Q[1-4]$/;

/** An unknown or broken word in an address is dropped rather than sent on. */
export function readFilters(search: Search): Filters {
  return {
    q: search.q ?? '',
    state: known(search.state, PLEDGE_STATES),
    subgroup: search.subgroup ?? '',
    theme: search.theme ?? '',
    funder: search.funder ?? '',
    channel: search.channel ?? '',
    instrument: known(search.instrument, INSTRUMENTS),
    announced: search.announced && QUARTER.test(search.announced) ? search.announced : '',
    sort: known(search.sort, PLEDGE_SORTS) || DEFAULT_SORT,
  };
}

export function writeFilters(filters: Filters, page: PageState): Search {
  const out: Search = {};
  for (const name of PLEDGE_FILTERS) if (filters[name] !== '') out[name] = filters[name];
  if (filters.sort !== DEFAULT_SORT) out.sort = filters.sort;
  return { ...out, ...writePage(page) };
}

/** What the server is asked. */
export function queryOf(search: Search): PledgeQuery {
  const filters = readFilters(search);
  const page = readPage(search);
  const query: PledgeQuery = { limit: page.limit, sort: filters.sort as NonNullable<PledgeQuery['sort']> };
  if (filters.q.trim()) query.q = filters.q.trim();
  if (filters.state) query.state = [filters.state as NonNullable<PledgeQuery['state']>[number]];
  if (filters.instrument)
    query.instrument = [filters.instrument as NonNullable<PledgeQuery['instrument']>[number]];
  for (const name of ['subgroup', 'theme', 'funder', 'channel', 'announced'] as const)
    if (filters[name]) query[name] = [filters[name]];
  if (page.after) query.after = page.after;
  return query;
}
