// Needs: the list, one need, its history, and what can be done with it.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { ListState } from '../lib/urlstate';
import { api, ask, keyed } from './client';
import type { Answer } from './client';
import type { components, operations } from './schema.gen';

export type Need = components['schemas']['Need'];
export type NeedRow = components['schemas']['NeedRow'];
export type NeedContent = components['schemas']['NeedContent'];
export type NeedLink = components['schemas']['NeedLink'];
export type NeedItem = components['schemas']['Item'];
export type Outcome = components['schemas']['Outcome'];
export type Level = components['schemas']['Level'];
export type Event = components['schemas']['Event'];
export type Change = components['schemas']['Change'];
export type NeedNow = Answer<Need>;

type ListQuery = NonNullable<operations['listNeeds']['parameters']['query']>;

/** The filters of the address as the server's parameters; one chosen word of a filter is a list of one. */
function filterQuery(state: ListState): ListQuery {
  const query: ListQuery = {};
  if (state.q.trim()) query.q = state.q.trim();
  if (state.lacks === 'uk' || state.lacks === 'en') query.lacks = state.lacks;
  if (state.subgroup) query.subgroup = [state.subgroup];
  if (state.state) query.state = [state.state as Need['state']];
  if (state.priority) query.priority = [state.priority as NonNullable<Need['priority']>];
  if (state.agency) query.agency = [state.agency];
  if (state.place) query.place = [state.place];
  return query;
}

/** The whole state of the address: filters, order, page. */
export function listQuery(state: ListState): ListQuery {
  const query = filterQuery(state);
  query.limit = state.limit;
  query.sort = state.sort as NonNullable<ListQuery['sort']>;
  if (state.after) query.after = state.after;
  if (state.before) query.before = state.before;
  return query;
}

/** Where the table of what a list shows is fetched: of all its pages, not of this one. */
export function tableAddress(state: ListState, format: string, lang: string): string {
  const query = new URLSearchParams({ format, lang });
  for (const [name, value] of Object.entries(filterQuery(state)))
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  return `/api/v1/needs/table?${query.toString()}`;
}

export const needsQuery = (state: ListState) =>
  queryOptions({
    queryKey: ['needs', 'list', listQuery(state)],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/needs', { params: { query: listQuery(state) }, signal }))).data,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

export const needQuery = (id: string) =>
  queryOptions({
    queryKey: ['needs', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/needs/{id}', { params: { path: { id } }, signal })),
    staleTime: 15_000,
  });

export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['needs', 'history', id],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam ? { limit: 20, after: pageParam } : { limit: 20 };
      return (await ask(api.GET('/needs/{id}/history', { params: { path: { id }, query }, signal }))).data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Open needs that fit the words, for naming the one that takes another's place. */
export const needsLikeQuery = (q: string) =>
  queryOptions({
    queryKey: ['needs', 'like', q],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/needs', { params: { query: { q, limit: 8 } }, signal }))).data.items,
    enabled: q.trim().length > 1,
    placeholderData: keepPreviousData,
  });

type SimilarQuery = NonNullable<operations['listSimilarNeeds']['parameters']['query']>;

/** Needs that may be the same as one being written; null while too little is written to compare. */
export const similarQuery = (query: SimilarQuery | null) =>
  queryOptions({
    queryKey: ['needs', 'similar', query],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/needs/similar', { params: { query: query ?? {} }, signal }))).data.items,
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

export const createNeed = (body: NeedContent, key: string): Promise<NeedNow> =>
  ask(api.POST('/needs', { params: { header: { 'Idempotency-Key': key } }, body }));

export const editNeed = (id: string, etag: string, body: NeedContent): Promise<NeedNow> =>
  ask(api.PUT('/needs/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body }));

export const deleteNeed = async (id: string, etag: string): Promise<void> => {
  await ask(api.DELETE('/needs/{id}', { params: { path: { id }, header: { 'If-Match': etag } } }));
};

export type Act =
  | { act: 'submit' }
  | { act: 'return'; comment: string }
  | { act: 'open'; level: Level; named: string[] }
  | { act: 'close'; reason: components['schemas']['CloseReason']; comment: string; supersededBy: string }
  | { act: 'reopen'; reason: string }
  | { act: 'confirm' }
  | { act: 'relevel'; level: Level; named: string[] }
  | { act: 'publish' };

const openBody = (level: Level, named: string[]): components['schemas']['NeedOpen'] =>
  level === 'parties' && named.length > 0 ? { level, named } : { level };

export function actOnNeed(id: string, etag: string, key: string, act: Act): Promise<NeedNow> {
  const params = keyed(id, etag, key);
  switch (act.act) {
    case 'submit':
      return ask(api.POST('/needs/{id}/submit', { params }));
    case 'confirm':
      return ask(api.POST('/needs/{id}/confirm', { params }));
    case 'return':
      return ask(api.POST('/needs/{id}/return', { params, body: { comment: act.comment } }));
    case 'reopen':
      return ask(api.POST('/needs/{id}/reopen', { params, body: { reason: act.reason } }));
    case 'open':
      return ask(api.POST('/needs/{id}/open', { params, body: openBody(act.level, act.named) }));
    case 'relevel':
      return ask(api.POST('/needs/{id}/relevel', { params, body: openBody(act.level, act.named) }));
    case 'publish':
      return ask(api.POST('/needs/{id}/publish', { params }));
    case 'close': {
      const body: components['schemas']['NeedClose'] = { reason: act.reason };
      if (act.comment.trim()) body.comment = act.comment;
      if (act.reason === 'superseded' && act.supersededBy) body.supersededBy = act.supersededBy;
      return ask(api.POST('/needs/{id}/close', { params, body }));
    }
  }
}

export type ManyAct = { act: 'open'; level: Level; named: string[] } | { act: 'return'; comment: string };

/** Many at once: each succeeds or is refused by itself, and the answer tells what became of each. */
export async function actOnMany(rows: readonly NeedRow[], key: string, act: ManyAct): Promise<Outcome[]> {
  const params = { header: { 'Idempotency-Key': key } };
  const needs = rows.map(({ id, version }) => ({ id, version }));
  const answer =
    act.act === 'open'
      ? ask(api.POST('/needs/open', { params, body: { needs, ...openBody(act.level, act.named) } }))
      : ask(api.POST('/needs/return', { params, body: { needs, comment: act.comment } }));
  return (await answer).data.items;
}

/** The new state goes into the cache at once; lists and history are read anew. */
export function learnNeed(client: QueryClient, now: NeedNow): void {
  client.setQueryData(needQuery(now.data.id).queryKey, now);
  void client.invalidateQueries({ queryKey: ['needs', 'list'] });
  void client.invalidateQueries({ queryKey: ['needs', 'history', now.data.id] });
}

export function forgetNeed(client: QueryClient, id: string): void {
  client.removeQueries({ queryKey: ['needs', 'one', id] });
  client.removeQueries({ queryKey: ['needs', 'history', id] });
  void client.invalidateQueries({ queryKey: ['needs', 'list'] });
}
