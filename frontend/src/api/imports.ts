// Tables that people bring: what each row would do, correcting it, writing and taking back batch by batch.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '../lib/format';
import { api, ask } from './client';
import type { components, operations } from './schema.gen';
import { sendFile } from './upload';

export type Import = components['schemas']['Import'];
export type ImportRow = components['schemas']['ImportRow'];
export type ImportChange = components['schemas']['ImportChange'];
export type RowFate = components['schemas']['RowFate'];
export type RowCorrection = components['schemas']['RowCorrection'];

export const MAX_TABLE_BYTES = 20 * 1024 * 1024;
export const TABLE_ENDINGS = '.xlsx,.csv,.txt,.tsv';
export const ROWS_A_PAGE = 50;

const base = `${window.location.origin}/api/v1/imports`;

export const templateAddress = (lang: Language): string => `${base}/template?kind=needs&lang=${lang}`;
export const rejectedAddress = (id: string, lang: Language): string => `${base}/${id}/rejected?lang=${lang}`;

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: async ({ signal }) => (await ask(api.GET('/imports', { signal }))).data.items,
  staleTime: 15_000,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: async ({ signal }) =>
      (await ask(api.GET('/imports/{id}', { params: { path: { id } }, signal }))).data,
    staleTime: 15_000,
  });

export interface RowsAsked {
  fates: readonly RowFate[];
  from: number;
}

export const rowsQuery = (id: string, { fates, from }: RowsAsked, lang: Language) =>
  queryOptions({
    queryKey: ['imports', 'rows', id, fates, from, lang],
    queryFn: async ({ signal }) => {
      const query: operations['listImportRows']['parameters']['query'] = { lang, from, limit: ROWS_A_PAGE };
      if (fates.length > 0) query.fate = [...fates];
      return (await ask(api.GET('/imports/{id}/rows', { params: { path: { id }, query }, signal }))).data;
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

export const startImport = (
  file: File,
  key: string,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<Import> => sendFile<Import>(`${base}?kind=needs`, file, key, told, signal);

export const correctRow = async (
  id: string,
  row: number,
  lang: Language,
  body: RowCorrection,
): Promise<ImportRow> =>
  (await ask(api.PUT('/imports/{id}/rows/{row}', { params: { path: { id, row }, query: { lang } }, body })))
    .data;

/** Writes, or takes back, the next batch. A key of its own each: what is repeated after a lost answer is done once. */
export const stepImport = async (id: string, way: 'commit' | 'undo', key: string): Promise<Import> => {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return way === 'commit'
    ? (await ask(api.POST('/imports/{id}/commit', { params }))).data
    : (await ask(api.POST('/imports/{id}/undo', { params }))).data;
};

export const dropImport = async (id: string): Promise<void> => {
  await ask(api.DELETE('/imports/{id}', { params: { path: { id } } }));
};

export function learnImport(client: QueryClient, now: Import): void {
  client.setQueryData(importQuery(now.id).queryKey, now);
  void client.invalidateQueries({ queryKey: importsQuery.queryKey });
}

/** After rows were written: lists and records of needs are others now. */
export function learnWritten(client: QueryClient, id: string): void {
  void client.invalidateQueries({ queryKey: ['imports', 'rows', id] });
  void client.invalidateQueries({ queryKey: ['needs'] });
}
