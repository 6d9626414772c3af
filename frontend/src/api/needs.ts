// Needs: the list, one need, its history, and what can be done with it.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { ListState } from '../lib/urlstate';
import { api, ask } from './client';
import type { Answer } from './client';
import type { components, operations } from './schema.gen';

export type Need = components['schemas']['Need'];
export type NeedRow = components['schemas']['NeedRow'];
export type NeedContent = components['schemas']['NeedContent'];
export type NeedLink = components['schemas']['NeedLink'];
export type Event = components['schemas']['Event'];
export type Change = components['schemas']['Change'];
export type NeedNow = Answer<Need>;

type ListQuery = NonNullable<operations['listNeeds']['parameters']['query']>;

/** The state of the address as the server's parameters; one chosen word of a filter is a list of one. */
export function listQuery(state: ListState): ListQuery {
  const query: ListQuery = { limit: state.limit, sort: state.sort as NonNullable<ListQuery['sort']> };
  if (state.q.trim()) query.q = state.q.trim();
  if (state.lacks === 'uk' || state.lacks === 'en') query.lacks = state.lacks;
  if (state.subgroup) query.subgroup = [state.subgroup];
  if (state.state) query.state = [state.state as Need['state']];
  if (state.priority) query.priority = [state.priority as NonNullable<Need['priority']>];
  if (state.agency) query.agency = [state.agency];
  if (state.after) query.after = state.after;
  if (state.before) query.before = state.before;
  return query;
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

/** A key always goes along, so that a repeat is told from a second wish. */
const keyed = (id: string, etag: string, key: string) => ({
  path: { id },
  header: { 'If-Match': etag, 'Idempotency-Key': key },
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
  | { act: 'open'; level: components['schemas']['Level']; named: string[] }
  | { act: 'close'; reason: components['schemas']['CloseReason']; comment: string; supersededBy: string }
  | { act: 'reopen'; reason: string }
  | { act: 'confirm' };

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
    case 'open': {
      const body: components['schemas']['NeedOpen'] = { level: act.level };
      if (act.level === 'parties' && act.named.length > 0) body.named = act.named;
      return ask(api.POST('/needs/{id}/open', { params, body }));
    }
    case 'close': {
      const body: components['schemas']['NeedClose'] = { reason: act.reason };
      if (act.comment.trim()) body.comment = act.comment;
      if (act.reason === 'superseded' && act.supersededBy) body.supersededBy = act.supersededBy;
      return ask(api.POST('/needs/{id}/close', { params, body }));
    }
  }
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
