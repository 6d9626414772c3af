// The audit log, for those who may read it.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ask } from './client';
import type { components, operations } from './schema.gen';

export type Event = components['schemas']['Event'];
type RecordKind = components['schemas']['RecordKind'];
type EventAct = components['schemas']['EventAct'];

/** What is asked of the log, each as its parameter is called; what is empty asks for all. */
export interface AuditState {
  q: string;
  kind: RecordKind | '';
  act: EventAct | '';
  person: string;
  organisation: string;
  number: string;
  record: string;
  since: string;
  until: string;
  after: string;
}

export const auditQuery = (state: AuditState) =>
  queryOptions({
    queryKey: ['audit', state],
    queryFn: async ({ signal }) => {
      const asked = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ''));
      const query: NonNullable<operations['listAudit']['parameters']['query']> = { limit: 50, ...asked };
      return (await ask(api.GET('/audit', { params: { query }, signal }))).data;
    },
    placeholderData: keepPreviousData,
  });
