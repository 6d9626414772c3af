// Rates of exchange: the days of a list, one rate with its corrections, a rate by hand.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask } from './client';
import type { Answer } from './client';
import type { components, operations } from './schema.gen';

export type Rate = components['schemas']['Rate'];
export type RateSource = components['schemas']['RateSource'];
export type Currency = components['schemas']['Currency'];
export type RateEntry = components['schemas']['RateEntry'];

export interface RateState {
  /** one of the currencies, `all`, or nothing for the main ones */
  currency: Currency | 'all' | '';
  source: RateSource | '';
  from: string;
  to: string;
}

/** What most money of the group is in, and most figures are shown in. */
export const MAIN_CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'JPY'] as const satisfies Currency[];

const LIMIT = 100;

export const ratesQuery = (state: RateState) =>
  queryOptions({
    queryKey: ['rates', 'list', state],
    queryFn: async ({ signal }) => {
      const query: NonNullable<operations['listRates']['parameters']['query']> = { limit: LIMIT };
      if (state.currency === '') query.currency = [...MAIN_CURRENCIES];
      else if (state.currency !== 'all') query.currency = [state.currency];
      if (state.source) query.source = [state.source];
      if (state.from) query.from = state.from;
      if (state.to) query.to = state.to;
      return (await ask(api.GET('/rates', { params: { query }, signal }))).data;
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

export const rateQuery = (id: string) =>
  queryOptions({
    queryKey: ['rates', 'one', id],
    queryFn: ({ signal }) => ask(api.GET('/rates/{rate}', { params: { path: { rate: id } }, signal })),
    staleTime: 15_000,
  });

export const rateHistoryQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['rates', 'history', id],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam ? { limit: 20, after: pageParam } : { limit: 20 };
      return (await ask(api.GET('/rates/{rate}/history', { params: { path: { rate: id }, query }, signal })))
        .data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const enterRate = (body: RateEntry, key: string): Promise<Answer<Rate>> =>
  ask(api.POST('/rates', { params: { header: { 'Idempotency-Key': key } }, body }));

export const correctRate = (id: string, etag: string, uahPerUnit: string): Promise<Answer<Rate>> =>
  ask(
    api.PUT('/rates/{rate}', {
      params: { path: { rate: id }, header: { 'If-Match': etag } },
      body: { uahPerUnit },
    }),
  );

export function learnRate(client: QueryClient, now: Answer<Rate>): void {
  client.setQueryData(rateQuery(now.data.id).queryKey, now);
  void client.invalidateQueries({ queryKey: ['rates', 'list'] });
  void client.invalidateQueries({ queryKey: rateHistoryQuery(now.data.id).queryKey });
}
