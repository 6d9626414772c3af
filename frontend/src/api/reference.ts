// Reference lists: small, alike for everybody, read once a visit.
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';

export type Organisation = components['schemas']['Organisation'];
export type Subgroup = components['schemas']['Subgroup'];
export type Theme = components['schemas']['Theme'];
export type Place = components['schemas']['Place'];
export type Catalogue = components['schemas']['Catalogue'];
export type Unit = components['schemas']['Unit'];
export type ItemClass = components['schemas']['ItemClass'];

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

/** Units, item classes and strategies: asked for only where lines are read or written. */
export const catalogueQuery = queryOptions({
  ...once,
  queryKey: ['catalogue'],
  queryFn: async ({ signal }) => (await ask(api.GET('/catalogue', { signal }))).data,
});

/** The raions of an oblast. */
export const raionsQuery = (oblast: string) =>
  queryOptions({
    ...once,
    queryKey: ['places', oblast],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/places', { params: { query: { parent: oblast, limit: 200 } }, signal }))).data
        .items,
  });

/** The two digits after UA name the oblast that a unit lies in. */
export const sameOblast = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4);

/** The same lists with the raions that some codes need for their names. */
export function useRaionNames(reference: Reference, codes: readonly string[]): Reference {
  const oblasts = reference.places.filter((oblast) =>
    codes.some((code) => code !== oblast.katottg && sameOblast(code, oblast.katottg)),
  );
  const raions = useQueries({ queries: oblasts.map((oblast) => raionsQuery(oblast.katottg)) });
  const found = raions.flatMap((query) => query.data ?? []);
  return found.length === 0 ? reference : { ...reference, places: [...reference.places, ...found] };
}

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
