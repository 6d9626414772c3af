// Accounts and the seats of people.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { PageState } from '../lib/pages';
import { api, ask, keyed } from './client';
import type { Answer } from './client';
import type { components } from './schema.gen';

export type User = components['schemas']['User'];
export type Role = components['schemas']['Role'];
export type OneTimeLink = components['schemas']['OneTimeLink'];
export type SeatContent = components['schemas']['SeatContent'];
type UserContent = components['schemas']['UserContent'];
export type UserNow = Answer<User>;

export const usersQuery = (q: string, page: PageState) =>
  queryOptions({
    queryKey: ['users', 'list', q, page.limit, page.after],
    queryFn: async ({ signal }) => {
      const query = { limit: page.limit, ...(q ? { q } : {}), ...(page.after ? { after: page.after } : {}) };
      return (await ask(api.GET('/users', { params: { query }, signal }))).data;
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['users', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/users/{id}', { params: { path: { id } }, signal })),
    staleTime: 15_000,
  });

/** People whose name or address fits the words: for naming a successor, or whose events to read. */
export const peopleLikeQuery = (q: string) =>
  queryOptions({
    queryKey: ['users', 'like', q],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/users', { params: { query: { q, limit: 8 } }, signal }))).data.items,
    enabled: q.trim().length > 1,
    placeholderData: keepPreviousData,
  });

export const createUser = (body: UserContent, key: string): Promise<UserNow> =>
  ask(api.POST('/users', { params: { header: { 'Idempotency-Key': key } }, body }));

export const editUser = (id: string, etag: string, body: UserContent): Promise<UserNow> =>
  ask(api.PUT('/users/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body }));

export const inviteUser = async (id: string, etag: string, key: string): Promise<OneTimeLink> =>
  (await ask(api.POST('/users/{id}/link', { params: keyed(id, etag, key) }))).data;

export const signOutUser = (id: string, etag: string, key: string): Promise<UserNow> =>
  ask(api.POST('/users/{id}/sign-out', { params: keyed(id, etag, key) }));

export const giveSeat = (id: string, etag: string, key: string, body: SeatContent): Promise<UserNow> =>
  ask(api.POST('/users/{id}/seats', { params: keyed(id, etag, key), body }));

export const endSeat = (
  id: string,
  etag: string,
  key: string,
  seat: string,
  body: components['schemas']['SeatEnd'],
): Promise<UserNow> => {
  const params = keyed(id, etag, key);
  return ask(api.POST('/users/{id}/seats/{seat}/end', { params: { ...params, path: { id, seat } }, body }));
};

/** The new state goes into the cache at once; lists, and a successor's page, are read anew. */
export function learnUser(client: QueryClient, now: UserNow): void {
  client.setQueryData(userQuery(now.data.id).queryKey, now);
  void client.invalidateQueries({ queryKey: ['users', 'list'] });
  void client.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey[0] === 'users' && queryKey[1] === 'one' && queryKey[2] !== now.data.id,
  });
}
