// Reference lists: small, alike for everybody, read once a visit.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';

export type Organisation = components['schemas']['Organisation'];
export type Subgroup = components['schemas']['Subgroup'];
export type Theme = components['schemas']['Theme'];
export type Place = components['schemas']['Place'];

const once = { staleTime: 10 * 60_000, gcTime: Infinity } as const;

export const organisationsQuery = queryOptions({
  ...once,
  queryKey: ['organisations'],
  queryFn: async ({ signal }) => {
    const all: Organisation[] = [];
    let after: string | undefined;
    do {
      const query = after ? { limit: 200, after } : { limit: 200 };
      const page = (await ask(api.GET('/organisations', { params: { query }, signal }))).data;
      all.push(...page.items);
      after = page.next;
    } while (after);
    return all;
  },
});

export const subgroupsQuery = queryOptions({
  ...once,
  queryKey: ['subgroups'],
  queryFn: async ({ signal }) => (await ask(api.GET('/subgroups', { signal }))).data.items,
});

export const themesQuery = queryOptions({
  ...once,
  queryKey: ['themes'],
  queryFn: async ({ signal }) => (await ask(api.GET('/themes', { signal }))).data.items,
});

export const placesQuery = queryOptions({
  ...once,
  queryKey: ['places'],
  queryFn: async ({ signal }) => (await ask(api.GET('/places', { signal }))).data.items,
});

export interface Reference {
  organisations: Organisation[];
  subgroups: Subgroup[];
  themes: Theme[];
  places: Place[];
  /** all four have come; before that names are missing, not unknown */
  ready: boolean;
  failed: unknown;
}

/** `when` lets a page show its own records first: the lists only put names to them. */
export function useReference(when = true): Reference {
  const organisations = useQuery({ ...organisationsQuery, enabled: when });
  const subgroups = useQuery({ ...subgroupsQuery, enabled: when });
  const themes = useQuery({ ...themesQuery, enabled: when });
  const places = useQuery({ ...placesQuery, enabled: when });
  return {
    organisations: organisations.data ?? [],
    subgroups: subgroups.data ?? [],
    themes: themes.data ?? [],
    places: places.data ?? [],
    ready: organisations.isSuccess && subgroups.isSuccess && themes.isSuccess && places.isSuccess,
    failed: organisations.error ?? subgroups.error ?? themes.error ?? places.error,
  };
}
