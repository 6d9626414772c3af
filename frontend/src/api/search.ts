// Words in everything that the reader may see.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';

export type Found = components['schemas']['Found'];

/** Fewer letters than this fit nearly everything. */
export const FEWEST_LETTERS = 2;
/** As much as the portal takes; what is longer is no question. */
const MOST_LETTERS = 200;

export const searchQuery = (words: string) => {
  const q = words.trim().slice(0, MOST_LETTERS);
  return queryOptions({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => (await ask(api.GET('/search', { params: { query: { q } }, signal }))).data,
    enabled: q.length >= FEWEST_LETTERS,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
};
