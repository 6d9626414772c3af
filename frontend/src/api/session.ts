// Who works here and what they may do. The client asks `can(…)`; roles stay on the server.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';

export type Session = components['schemas']['Session'];
export type Seat = components['schemas']['Seat'];
export type Permission = components['schemas']['Permission'];

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await ask(api.GET('/session', { signal }))).data,
  staleTime: Infinity,
  retry: 1,
});

export function useSession(): Session | undefined {
  return useQuery({ ...sessionQuery, enabled: false }).data;
}

/** Who is signed in; only below the guard of the shell, where somebody is. */
export function useMe(): { id: string; name: string; email: string } {
  const user = useSession()?.user;
  if (!user) throw new Error('nobody is signed in');
  return user;
}

/** May do it somewhere; for a record ask its own `may`. */
export function useCan(permission: Permission): boolean {
  return useSession()?.permissions.includes(permission) ?? false;
}

export const can = (record: { may: readonly Permission[] }, permission: Permission): boolean =>
  record.may.includes(permission);

export const signIn = async (email: string, password: string): Promise<Session> =>
  (await ask(api.POST('/session', { body: { email, password } }))).data;

export const signOut = async (): Promise<void> => {
  await ask(api.DELETE('/session'));
};

export const claimSetup = async (body: components['schemas']['Setup']): Promise<void> => {
  await ask(api.POST('/setup', { body }));
};

/**
 * Puts another session in the place of this one; nothing that was read for the
 * old one stays. (Not `client.clear()`: it would take the session's own query
 * from under those who watch it.)
 */
export function changeSession(client: QueryClient, now: Session): void {
  client.setQueryData(sessionQuery.queryKey, now);
  forgetAll(client);
  client.getMutationCache().clear();
}

/** Lets go of all that was read but who is signed in. */
export function forgetAll(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
}

export const nobody = (demo: boolean): Session => ({
  signedIn: false,
  demo,
  permissions: [],
  seats: [],
  twoPeople: [],
});
