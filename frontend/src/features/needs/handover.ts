// What one form leaves for the next: a need was saved as a draft and then
// refused for submission, so its errors belong to the form of the new record.
import type { Wrong } from './form';

export interface Handover {
  wrong: Wrong[];
  refused: unknown;
}

const waiting = new Map<string, Handover>();

export const handOver = (record: string, what: Handover): void => {
  waiting.set(record, what);
};

export const handedTo = (record: string): Handover | null => waiting.get(record) ?? null;

export const handoverDone = (record: string): void => {
  waiting.delete(record);
};
