// What the log may be asked for, and nothing of it.
import type { AuditState } from '../../api/audit';

export type SetAudit = (part: Partial<AuditState>, replace?: boolean) => void;

export const NO_FILTERS: Omit<AuditState, 'after'> = {
  q: '',
  kind: '',
  act: '',
  person: '',
  organisation: '',
  number: '',
  record: '',
  since: '',
  until: '',
};
