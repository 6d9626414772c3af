// Pledges: the list, one pledge, its history, and what can be done with it.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask, keyed } from './client';
import type { Answer } from './client';
import type { components, operations } from './schema.gen';

export type Pledge = components['schemas']['Pledge'];
export type PledgeRow = components['schemas']['PledgeRow'];
export type PledgeContent = components['schemas']['PledgeContent'];
export type PledgeCommit = components['schemas']['PledgeCommit'];
export type PledgeState = components['schemas']['PledgeState'];
export type PledgeLink = components['schemas']['PledgeLink'];
export type Instrument = components['schemas']['Instrument'];
export type RateUsed = components['schemas']['RateUsed'];
export type PledgeToNeed = components['schemas']['PledgeToNeed'];
export type PledgeNow = Answer<Pledge>;
export type PledgeQuery = NonNullable<operations['listPledges']['parameters']['query']>;

export const pledgesQuery = (query: PledgeQuery) =>
  queryOptions({
    queryKey: ['pledges', 'list', query],
    queryFn: async ({ signal }) => (await ask(api.GET('/pledges', { params: { query }, signal }))).data,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

export const pledgeQuery = (id: string) =>
  queryOptions({
    queryKey: ['pledges', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/pledges/{id}', { params: { path: { id } }, signal })),
    staleTime: 15_000,
  });

export const pledgeHistoryQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['pledges', 'history', id],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam ? { limit: 20, after: pageParam } : { limit: 20 };
      return (await ask(api.GET('/pledges/{id}/history', { params: { path: { id }, query }, signal }))).data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** What a sum comes to in another currency by today's rates; null while there is nothing to reckon. */
export const conversionQuery = (
  query: NonNullable<operations['convertMoney']['parameters']['query']> | null,
) =>
  queryOptions({
    queryKey: ['rates', 'conversion', query],
    queryFn: async ({ signal }) =>
      (
        await ask(
          api.GET('/rates/conversion', {
            params: { query: query ?? { amount: '0', from: 'EUR', to: 'EUR' } },
            signal,
          }),
        )
      ).data,
    enabled: query !== null,
    staleTime: 60_000,
    retry: false,
  });

export const createPledge = (body: PledgeContent, key: string): Promise<PledgeNow> =>
  ask(api.POST('/pledges', { params: { header: { 'Idempotency-Key': key } }, body }));

export const pledgeToNeed = (body: PledgeToNeed, key: string): Promise<PledgeNow> =>
  ask(api.POST('/pledges/to-need', { params: { header: { 'Idempotency-Key': key } }, body }));

export const editPledge = (id: string, etag: string, body: PledgeContent): Promise<PledgeNow> =>
  ask(api.PUT('/pledges/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body }));

type Level = components['schemas']['Level'];

export type PledgeAct =
  | { act: 'announce'; level: Level; named: string[] }
  | { act: 'relevel'; level: Level; named: string[] }
  | { act: 'commit'; body: PledgeCommit }
  | { act: 'close' }
  | { act: 'withdraw'; reason: string };

const levelBody = (level: Level, named: string[]) =>
  level === 'parties' && named.length > 0 ? { level, named } : { level };

export function actOnPledge(id: string, etag: string, key: string, act: PledgeAct): Promise<PledgeNow> {
  const params = keyed(id, etag, key);
  switch (act.act) {
    case 'announce':
      return ask(api.POST('/pledges/{id}/announce', { params, body: levelBody(act.level, act.named) }));
    case 'relevel':
      return ask(api.POST('/pledges/{id}/relevel', { params, body: levelBody(act.level, act.named) }));
    case 'commit':
      return ask(api.POST('/pledges/{id}/commit', { params, body: act.body }));
    case 'close':
      return ask(api.POST('/pledges/{id}/close', { params }));
    case 'withdraw':
      return ask(api.POST('/pledges/{id}/withdraw', { params, body: { reason: act.reason } }));
  }
}

/** The new state goes into the cache at once; what it moves elsewhere is read anew. */
export function learnPledge(client: QueryClient, now: PledgeNow): void {
  client.setQueryData(pledgeQuery(now.data.id).queryKey, now);
  void client.invalidateQueries({ queryKey: ['pledges', 'list'] });
  void client.invalidateQueries({ queryKey: ['pledges', 'history', now.data.id] });
  forgetLedger(client);
}

/** Allocations, transactions and coverage follow from each other: after a change of one all are read anew. */
export function forgetLedger(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['allocations'] });
  void client.invalidateQueries({ queryKey: ['transactions'] });
  void client.invalidateQueries({ queryKey: ['coverage'] });
}
