// The address of a list holds its filter, sort, page and size in words a person
// can read and mail: /needs?state=open&subgroup=ER&sort=-cost

export type Search = Record<string, string>;

/** Reads a query string into plain words; the last of several equal names wins, empty ones are dropped. */
export function parseSearch(query: string): Search {
  const out: Search = {};
  for (const [name, value] of new URLSearchParams(query)) if (value !== '') out[name] = value;
  return out;
}

/** Writes it back, names in order, so that one view has one address. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(search).sort()) {
    const value = search[name];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number')
      params.set(name, String(value));
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

export interface ListState {
  q: string;
  /** the language in which a text is missing or stale */
  lacks: string;
  subgroup: string;
  state: string;
  priority: string;
  agency: string;
  place: string;
  sort: string;
  limit: number;
  /** the signed marks of the page: what it comes after, or what it comes before; both empty on the first */
  after: string;
  before: string;
  /** number of rows before this page, kept beside the mark, which does not tell it */
  skip: number;
}

export const FILTERS = ['q', 'subgroup', 'state', 'priority', 'agency', 'place', 'lacks'] as const;
export type Filter = (typeof FILTERS)[number];

export const SIZES = [25, 50, 100] as const;
export const DEFAULT_SIZE = 50;

/** An unknown or broken word in an address is dropped rather than sent on. */
export function readListState(search: Search, sorts: readonly string[], defaultSort: string): ListState {
  const sort = search.sort ?? defaultSort;
  const limit = Number(search.limit);
  const skip = Number(search.skip);
  const after = search.after ?? '';
  const before = after === '' ? (search.before ?? '') : '';
  return {
    q: search.q ?? '',
    lacks: search.lacks ?? '',
    subgroup: search.subgroup ?? '',
    state: search.state ?? '',
    priority: search.priority ?? '',
    agency: search.agency ?? '',
    place: search.place ?? '',
    sort: sorts.includes(sort.replace(/^-/, '')) ? sort : defaultSort,
    limit: (SIZES as readonly number[]).includes(limit) ? limit : DEFAULT_SIZE,
    after,
    before,
    skip: after + before !== '' && Number.isSafeInteger(skip) && skip > 0 ? skip : 0,
  };
}

export function writeListState(state: ListState, defaultSort: string): Search {
  const out: Search = {};
  for (const name of FILTERS) if (state[name] !== '') out[name] = state[name];
  if (state.sort !== defaultSort) out.sort = state.sort;
  if (state.limit !== DEFAULT_SIZE) out.limit = String(state.limit);
  if (state.after !== '') out.after = state.after;
  if (state.before !== '') out.before = state.before;
  if (state.after + state.before !== '') out.skip = String(state.skip);
  return out;
}

/** A changed filter, sort or size begins at the first page. */
export function change(state: ListState, part: Partial<ListState>): ListState {
  return { ...state, after: '', before: '', skip: 0, ...part };
}

export const activeFilters = (state: ListState): Filter[] => FILTERS.filter((name) => state[name] !== '');

/** Ascending, then descending, then ascending: two states, as aria-sort knows them. */
export const nextSort = (current: string, field: string): string => (current === field ? `-${field}` : field);
