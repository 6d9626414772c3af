// What people say about a need to each other: comments, interests, and that one has looked.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';

export type Comment = components['schemas']['Comment'];
export type CommentContent = components['schemas']['CommentContent'];
export type Interest = components['schemas']['Interest'];
export type Publicity = components['schemas']['Publicity'];

export const commentsQuery = (need: string) =>
  infiniteQueryOptions({
    queryKey: ['needs', 'comments', need],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam ? { limit: 20, after: pageParam } : { limit: 20 };
      const params = { path: { id: need }, query };
      return (await ask(api.GET('/needs/{id}/comments', { params, signal }))).data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const addComment = async (need: string, key: string, body: CommentContent): Promise<Comment> => {
  const params = { path: { id: need }, header: { 'Idempotency-Key': key } };
  return (await ask(api.POST('/needs/{id}/comments', { params, body }))).data;
};

export const withdrawComment = async (need: string, comment: string): Promise<void> => {
  await ask(api.DELETE('/needs/{id}/comments/{comment}', { params: { path: { id: need, comment } } }));
};

/** Whom a comment may name; asked for when somebody begins to choose. */
export const mentionableQuery = (need: string) =>
  queryOptions({
    queryKey: ['needs', 'people', need],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/needs/{id}/people', { params: { path: { id: need } }, signal }))).data.items,
    staleTime: 60_000,
  });

export const interestsQuery = (need: string) =>
  queryOptions({
    queryKey: ['needs', 'interests', need],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/needs/{id}/interests', { params: { path: { id: need } }, signal }))).data.items,
  });

export const setInterest = async (
  need: string,
  organisation: string,
  body: components['schemas']['InterestContent'],
): Promise<Interest> => {
  const params = { path: { id: need, organisation } };
  return (await ask(api.PUT('/needs/{id}/interests/{organisation}', { params, body }))).data;
};

export const dropInterest = async (need: string, organisation: string): Promise<void> => {
  await ask(
    api.DELETE('/needs/{id}/interests/{organisation}', { params: { path: { id: need, organisation } } }),
  );
};

/** The portal notes that the need was looked at; lists and the desk are read anew when they are next shown. */
export async function lookAtNeed(client: QueryClient, need: string): Promise<void> {
  const header = { 'Idempotency-Key': crypto.randomUUID() };
  await ask(api.POST('/needs/{id}/look', { params: { path: { id: need }, header } }));
  void client.invalidateQueries({ queryKey: ['needs', 'list'] });
  void client.invalidateQueries({ queryKey: ['desk'] });
}
