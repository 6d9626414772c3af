// The audit log, for those who may read it.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components, operations } from './schema.gen';

export type Event = components['schemas']['Event'];
type RecordKind = components['schemas']['RecordKind'];

export interface AuditState {
  kind: RecordKind | '';
  person: string;
  record: string;
  after: string;
}

export const auditQuery = (state: AuditState) =>
  queryOptions({
    queryKey: ['audit', state],
    queryFn: async ({ signal }) => {
      const query: NonNullable<operations['listAudit']['parameters']['query']> = { limit: 50 };
      if (state.kind) query.kind = state.kind;
      if (state.person) query.person = state.person;
      if (state.record) query.record = state.record;
      if (state.after) query.after = state.after;
      return (await ask(api.GET('/audit', { params: { query }, signal }))).data;
    },
    placeholderData: keepPreviousData,
  });
