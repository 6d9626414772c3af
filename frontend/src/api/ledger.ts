// What goes from a pledge to a need: allocations, transactions, and where a need stands by them.
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, ask, keyed } from './client';
import { forgetLedger } from './pledges';
import type { NeedNow } from './needs';
import type { components, operations } from './schema.gen';

export type Allocation = components['schemas']['Allocation'];
export type AllocationContent = components['schemas']['AllocationContent'];
export type Transaction = components['schemas']['Transaction'];
export type TransactionContent = components['schemas']['TransactionContent'];
export type NeedCoverage = components['schemas']['NeedCoverage'];
export type LineCoverage = components['schemas']['LineCoverage'];
export type HandOver = components['schemas']['HandOver'];
export type AllowanceContent = components['schemas']['AllowanceContent'];

type AllocationQuery = NonNullable<operations['listAllocations']['parameters']['query']>;
type TransactionQuery = NonNullable<operations['listTransactions']['parameters']['query']>;

/** Of one pledge or one need: few have more than a page, and the rest is read too. */
export const allocationsQuery = (of: Pick<AllocationQuery, 'pledge' | 'need'>) =>
  queryOptions({
    queryKey: ['allocations', of],
    queryFn: async ({ signal }) => {
      const all: Allocation[] = [];
      let after: string | undefined;
      do {
        const query = { ...of, limit: 200, ...(after ? { after } : {}) };
        const page = (await ask(api.GET('/allocations', { params: { query }, signal }))).data;
        all.push(...page.items);
        after = page.next;
      } while (after);
      return all;
    },
    staleTime: 15_000,
  });

export const transactionsQuery = (of: Pick<TransactionQuery, 'pledge' | 'need'>) =>
  queryOptions({
    queryKey: ['transactions', of],
    queryFn: async ({ signal }) => {
      const all: Transaction[] = [];
      let after: string | undefined;
      do {
        const query = { ...of, limit: 200, sort: '-date' as const, ...(after ? { after } : {}) };
        const page = (await ask(api.GET('/transactions', { params: { query }, signal }))).data;
        all.push(...page.items);
        after = page.next;
      } while (after);
      return all;
    },
    staleTime: 15_000,
  });

export const needCoverageQuery = (id: string) =>
  queryOptions({
    queryKey: ['coverage', 'need', id],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/needs/{id}/coverage', { params: { path: { id } }, signal }))).data,
    staleTime: 15_000,
  });

export const holdAllocation = async (
  pledge: string,
  body: AllocationContent,
  key: string,
): Promise<Allocation> =>
  (
    await ask(
      api.POST('/pledges/{id}/allocations', {
        params: { path: { id: pledge }, header: { 'Idempotency-Key': key } },
        body,
      }),
    )
  ).data;

const versioned = (record: { id: string; version: number }, key: string) =>
  keyed(record.id, `"${record.version}"`, key);

export async function actOnAllocation(
  x: Pick<Allocation, 'id' | 'version'>,
  key: string,
  act: { act: 'confirm' } | { act: 'release' } | { act: 'plan'; plannedOn: string },
): Promise<Allocation> {
  const params = versioned(x, key);
  const answer =
    act.act === 'confirm'
      ? ask(api.POST('/allocations/{id}/confirm', { params }))
      : act.act === 'release'
        ? ask(api.POST('/allocations/{id}/release', { params }))
        : ask(
            api.POST('/allocations/{id}/plan', {
              params,
              body: act.plannedOn === '' ? {} : { plannedOn: act.plannedOn },
            }),
          );
  return (await answer).data;
}

export const recordTransaction = async (
  pledge: string,
  body: TransactionContent,
  key: string,
): Promise<Transaction> =>
  (
    await ask(
      api.POST('/pledges/{id}/transactions', {
        params: { path: { id: pledge }, header: { 'Idempotency-Key': key } },
        body,
      }),
    )
  ).data;

export async function actOnTransaction(
  x: Pick<Transaction, 'id' | 'version'>,
  key: string,
  act: { act: 'confirm'; handOver?: HandOver } | { act: 'dispute' | 'cancel'; reason: string },
): Promise<Transaction> {
  const params = versioned(x, key);
  const answer =
    act.act === 'confirm'
      ? ask(
          api.POST('/transactions/{id}/confirm', {
            params,
            body: act.handOver ? { handOver: act.handOver } : {},
          }),
        )
      : act.act === 'dispute'
        ? ask(api.POST('/transactions/{id}/dispute', { params, body: { reason: act.reason } }))
        : ask(api.POST('/transactions/{id}/cancel', { params, body: { reason: act.reason } }));
  return (await answer).data;
}

export const allowOverCover = (
  id: string,
  etag: string,
  key: string,
  body: AllowanceContent,
): Promise<NeedNow> => ask(api.POST('/needs/{id}/overcover', { params: keyed(id, etag, key), body }));

/** A ledger moved: the records at its ends are read anew, as far as they stand open. */
export async function learnLedger(client: QueryClient): Promise<void> {
  forgetLedger(client);
  await client.invalidateQueries({ queryKey: ['pledges'] });
}
