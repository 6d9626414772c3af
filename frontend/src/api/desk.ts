// What waits on whoever is signed in.
import { queryOptions } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components } from './schema.gen';

export type Desk = components['schemas']['Desk'];
export type DeskPart = components['schemas']['DeskPart'];
export type DeskItem = components['schemas']['DeskItem'];
export type DeskBrief = components['schemas']['DeskBrief'];

/** Asked for anew at each visit: what was done a moment ago no longer waits. */
export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: async ({ signal }) => (await ask(api.GET('/desk', { signal }))).data,
});
