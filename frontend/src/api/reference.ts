// Reference lists: small, alike for everybody, read once a visit.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
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

/** The units of a larger one: raions of an oblast, hromadas of a raion. */
export const unitsQuery = (parent: string) =>
  queryOptions({
    ...once,
    queryKey: ['places', 'in', parent],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/places', { params: { query: { parent, limit: 200 } }, signal }))).data.items,
  });

/** Places whose name fits the words, with what they lie in. */
export const placesLikeQuery = (q: string) =>
  queryOptions({
    ...once,
    queryKey: ['places', 'like', q],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/places', { params: { query: { q, limit: 12 } }, signal }))).data.items,
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });

const MOST_CODES = 60;

/** Places by their codes, with what they lie in. */
const namedQuery = (codes: readonly string[]) =>
  queryOptions({
    ...once,
    queryKey: ['places', 'named', codes],
    queryFn: async ({ signal }) =>
      (
        await ask(
          api.GET('/places', { params: { query: { katottg: [...codes], limit: MOST_CODES } }, signal }),
        )
      ).data.items,
    enabled: codes.length > 0,
    placeholderData: keepPreviousData,
  });

/** These very places, as far as they have come: the first of them where they are more than one asks for at once. */
export function usePlaces(codes: readonly string[]): readonly Place[] {
  const found = useQuery(namedQuery([...new Set(codes)].sort().slice(0, MOST_CODES))).data;
  return codes.length > 0 ? (found ?? []) : [];
}

/** The part of a code that names its unit: two digits for the oblast, two more for the raion, three for the hromada. */
export function placePrefix(code: string): string {
  if (/[1-9]/.test(code.slice(6, 9))) return code.slice(0, 9);
  return /[1-9]/.test(code.slice(4, 6)) ? code.slice(0, 6) : code.slice(0, 4);
}

/** Whether the first lies in the second, or is it. */
export const liesIn = (code: string, larger: string): boolean => code.startsWith(placePrefix(larger));

/** The two digits after UA name the oblast that a unit lies in. */
export const sameOblast = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4);

/** The same lists with the smaller units that some codes name. */
export function usePlaceNames(reference: Reference, codes: readonly string[]): Reference {
  const missing = [...new Set(codes)]
    .filter((code) => reference.ready && !reference.places.some((place) => place.katottg === code))
    .sort()
    .slice(0, MOST_CODES);
  const found = useQuery(namedQuery(missing)).data;
  return found && missing.length > 0 ? { ...reference, places: [...reference.places, ...found] } : reference;
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
