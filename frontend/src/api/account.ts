// What a person does with the own account: the password, and where one is signed in.
import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';

export type SessionRow = components['schemas']['SessionRow'];

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await ask(api.GET('/session/others', { signal }))).data.items,
});

export const endSession = async (id: string): Promise<void> => {
  await ask(api.DELETE('/session/others/{id}', { params: { path: { id } } }));
};

export const changePassword = async (
  body: components['schemas']['PasswordChange'],
  key: string,
): Promise<void> => {
  await ask(api.POST('/session/password', { params: { header: { 'Idempotency-Key': key } }, body }));
};

export const claimLink = async (body: components['schemas']['LinkClaim']): Promise<void> => {
  await ask(api.POST('/password', { body }));
};
