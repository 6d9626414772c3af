// The address of the coverage page: what is counted, in which currency, how it is shown, and which rows are open.
import { INSTRUMENTS, PRIORITIES, REPORTING_CURRENCIES } from '../../api/facts.gen';
import type { CoverageFilter, Grouping } from '../../api/coverage';
import { known, readPage } from '../../lib/pages';
import type { PageState } from '../../lib/pages';
import type { Search } from '../../lib/urlstate';

/** The bars that a table of heat can show. */
export const MEASURES = ['committed', 'pledged', 'delivered'] as const;
export type Measure = (typeof MEASURES)[number];

/** By what the bars of gaps are grouped; oblasts have a part of their own. */
export const GROUPS = ['theme', 'agency', 'quarter', 'subgroup'] as const satisfies readonly Grouping[];
export type Group = (typeof GROUPS)[number];

/** What a total opens to; empty is the page of totals itself. */
export const ROWS = ['needs', 'norate', 'allocations'] as const;
export type Rows = (typeof ROWS)[number] | '';

export interface CoverageState extends CoverageFilter {
  by: Group;
  show: Measure;
  rows: Rows;
  page: PageState;
}

export const FILTERS = [
  'subgroup',
  'theme',
  'agency',
  'region',
  'quarter',
  'priority',
  'funder',
  'channel',
  'instrument',
] as const;
export type FilterName = (typeof FILTERS)[number];

export const ofPledges: readonly FilterName[] = ['funder', 'channel', 'instrument'];

/** In the place of a channel: only what goes through none. */
export const DIRECT = 'none';

const fits = (value: string | undefined, form: RegExp): string =>
  value !== undefined && form.test(value) ? value : '';

const CODE = /^[A-Z][A-Z0-9.-]{1,19}$/;
const ID = /^[0-9a-f-]{36}$/;

/** So many rows a page: each says much. */
const ROWS_SIZE = 25;
const START: PageState = { limit: ROWS_SIZE, after: '', skip: 0 };

/** An unknown or broken word in an address is dropped rather than sent on; of needs, what belongs to pledges. */
export function readCoverage(search: Search): CoverageState {
  const rows = known(search.rows, ROWS);
  const ofNeeds = rows === 'needs' || rows === 'norate';
  const page = readPage(search);
  return {
    currency: known(search.currency, REPORTING_CURRENCIES) || 'EUR',
    subgroup: fits(search.subgroup, CODE),
    theme: fits(search.theme, CODE),
    agency: fits(search.agency, ID),
    region: fits(search.region, /^(UA\d\d|several|nationwide)$/),
    quarter: fits(search.quarter, /^\d{4}-Q[1-4]$/),
    priority: known(search.priority, PRIORITIES),
    funder: ofNeeds ? '' : fits(search.funder, ID),
    channel: ofNeeds ? '' : search.channel === DIRECT ? DIRECT : fits(search.channel, ID),
    instrument: ofNeeds ? '' : known(search.instrument, INSTRUMENTS),
    by: known(search.by, GROUPS) || 'theme',
    show: known(search.show, MEASURES) || 'committed',
    rows,
    page: search.limit ? page : { ...page, limit: ROWS_SIZE },
  };
}

export function writeCoverage(state: CoverageState): Search {
  const out: Search = {};
  for (const name of FILTERS) if (state[name] !== '') out[name] = state[name];
  if (state.currency !== 'EUR') out.currency = state.currency;
  if (state.by !== 'theme') out.by = state.by;
  if (state.show !== 'committed') out.show = state.show;
  if (state.rows === '') return out;
  out.rows = state.rows;
  const { limit, after, skip } = state.page;
  if (limit !== ROWS_SIZE) out.limit = String(limit);
  if (after !== '') Object.assign(out, { after, skip: String(skip) });
  return out;
}

/** The address of the rows that a part of the page is made of. */
export const rowsOf = (
  state: CoverageState,
  rows: Exclude<Rows, ''>,
  part: Partial<CoverageFilter> = {},
): Search => writeCoverage({ ...state, ...part, rows, page: START });

/** The page of totals again, with the filter as it was or changed. */
export const totalsOf = (state: CoverageState, part: Partial<CoverageState> = {}): Search =>
  writeCoverage({ ...state, ...part, rows: '', page: START });

/** A changed filter begins at the first page. */
export const changed = (state: CoverageState, part: Partial<CoverageState>): CoverageState => ({
  ...state,
  page: { ...START, limit: state.page.limit },
  ...part,
});

export const activeFilters = (state: CoverageFilter): FilterName[] =>
  FILTERS.filter((name) => state[name] !== '');
