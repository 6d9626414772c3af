// The page of a list in its address: how many rows, what they come after, how
// many came before.
import { DEFAULT_SIZE, SIZES } from './urlstate';
import type { Search } from './urlstate';

export interface PageState {
  limit: number;
  /** the signed mark of the page before; empty on the first */
  after: string;
  /** number of rows before this page, which the mark does not tell */
  skip: number;
}

/** An unknown or broken word in an address is dropped rather than sent on. */
export function readPage(search: Search): PageState {
  const limit = Number(search.limit);
  const skip = Number(search.skip);
  const after = search.after ?? '';
  return {
    limit: (SIZES as readonly number[]).includes(limit) ? limit : DEFAULT_SIZE,
    after,
    skip: after !== '' && Number.isSafeInteger(skip) && skip > 0 ? skip : 0,
  };
}

export function writePage({ limit, after, skip }: PageState): Search {
  const out: Search = {};
  if (limit !== DEFAULT_SIZE) out.limit = String(limit);
  if (after !== '') Object.assign(out, { after, skip: String(skip) });
  return out;
}

/** Where a changed filter or size begins. */
export const firstPage = (page: PageState): PageState => ({ ...page, after: '', skip: 0 });

/** One of a known list of words, or nothing. */
export const known = <T extends string>(value: string | undefined, words: readonly T[]): T | '' =>
  words.includes(value as T) ? (value as T) : '';
