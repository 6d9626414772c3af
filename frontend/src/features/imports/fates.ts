import type { RowFate } from '../../api/imports';

/** In the order in which they are told. */
export const FATES: readonly RowFate[] = ['add', 'change', 'unchanged', 'conflict', 'rejected', 'aside'];

export const SHOWN = {
  all: [],
  attention: ['conflict', 'rejected'],
  add: ['add'],
  change: ['change'],
} as const satisfies Record<string, readonly RowFate[]>;

export type ShownRows = keyof typeof SHOWN;

export const isShown = (word: string | undefined): word is ShownRows => word !== undefined && word in SHOWN;
