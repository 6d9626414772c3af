// Totals over needs, and the rows that each opens to. What is undisclosed comes as one amount: the portal says no more.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components, operations } from './schema.gen';

export type CoverageList = components['schemas']['CoverageList'];
export type CoverageTotal = components['schemas']['CoverageTotal'];
export type CoverageMatrix = components['schemas']['CoverageMatrix'];
export type MatrixCell = components['schemas']['MatrixCell'];
export type CoverageNeed = components['schemas']['CoverageNeed'];
export type CoverageAllocation = components['schemas']['CoverageAllocation'];
export type Grouping = components['schemas']['CoverageGrouping'];
export type ReportingCurrency = components['schemas']['ReportingCurrency'];
export type RateUsed = components['schemas']['RateUsed'];

/** What needs are counted; an empty word counts all. */
export interface NeedFilter {
  currency: ReportingCurrency;
  subgroup: string;
  theme: string;
  agency: string;
  region: string;
  quarter: string;
  priority: string;
}

/** The same, with what belongs to pledges: such a total has no cost, no gap and nothing undisclosed. */
export interface CoverageFilter extends NeedFilter {
  funder: string;
  /** `none` asks for what goes through no channel */
  channel: string;
  instrument: string;
}

export const byPledge = ({ funder, channel, instrument }: CoverageFilter): boolean =>
  funder + channel + instrument !== '';

type NeedQuery = NonNullable<operations['listCoverageNeeds']['parameters']['query']>;
type PledgeQuery = NonNullable<operations['getCoverage']['parameters']['query']>;

function needQuery(filter: NeedFilter): NeedQuery {
  const query: NeedQuery = { currency: filter.currency };
  if (filter.subgroup) query.subgroup = [filter.subgroup];
  if (filter.theme) query.theme = [filter.theme];
  if (filter.agency) query.agency = [filter.agency];
  if (filter.region) query.region = [filter.region];
  if (filter.quarter) query.quarter = [filter.quarter];
  if (filter.priority) query.priority = [filter.priority as 'high'];
  return query;
}

function pledgeQuery(filter: CoverageFilter): PledgeQuery {
  const query: PledgeQuery = needQuery(filter);
  if (filter.funder) query.funder = [filter.funder];
  if (filter.channel === 'none') query.direct = true;
  else if (filter.channel) query.channel = [filter.channel];
  if (filter.instrument) query.instrument = [filter.instrument as 'grant'];
  return query;
}

/** The figures of one page are read together: a minute later they may differ, so none is kept for long. */
const live = { placeholderData: keepPreviousData, staleTime: 15_000 } as const;

export const coverageQuery = (filter: CoverageFilter, by: Grouping) => {
  const query = { ...pledgeQuery(filter), by };
  return queryOptions({
    ...live,
    queryKey: ['coverage', 'total', query],
    queryFn: async ({ signal }) => (await ask(api.GET('/coverage', { params: { query }, signal }))).data,
  });
};

export const matrixQuery = (filter: CoverageFilter) => {
  const query = pledgeQuery(filter);
  return queryOptions({
    ...live,
    queryKey: ['coverage', 'matrix', query],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/coverage/matrix', { params: { query }, signal }))).data,
  });
};

export interface RowsPage {
  limit: number;
  after: string;
}

const paged = ({ limit, after }: RowsPage) => (after ? { limit, after } : { limit });

/** Those that a total is made of, or those that no rate leads to and that are in none. */
export const coverageNeedsQuery = (filter: NeedFilter, page: RowsPage, which: 'counted' | 'norate') => {
  const query = { ...needQuery(filter), ...paged(page), ...(which === 'norate' ? { noRate: true } : {}) };
  return queryOptions({
    ...live,
    queryKey: ['coverage', 'needs', query],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/coverage/needs', { params: { query }, signal }))).data,
  });
};

export const coverageAllocationsQuery = (filter: CoverageFilter, page: RowsPage) => {
  const query = { ...pledgeQuery(filter), ...paged(page) };
  return queryOptions({
    ...live,
    queryKey: ['coverage', 'allocations', query],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/coverage/allocations', { params: { query }, signal }))).data,
  });
};

/** Where the totals are fetched as a file: all of the page, by its filter. */
export function coverageTableAddress(filter: CoverageFilter, format: string, lang: string): string {
  const query = new URLSearchParams({ format, lang });
  for (const [name, value] of Object.entries(pledgeQuery(filter)))
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  return `/api/v1/coverage/table?${query.toString()}`;
}
