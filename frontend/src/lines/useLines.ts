// What can be done with the item lines as a whole: add, take off, move, paste;
// the last of them can be taken back once.
import { useState } from 'react';
import type { Catalogue } from '../api/reference';
import { cellId, itemsOf, newLine } from './lines';
import type { Cell, LineValues, WrongCell } from './lines';
import { readRows } from './paste';

/** What happened, to be said in words; `before` is what one press brings back. */
interface Happened {
  what: 'pasted' | 'removed' | 'moved';
  values: Record<string, string | number>;
  before: { lines: LineValues[]; currency: string } | null;
}

/** What a form with lines gives to their table: the values, and the ways to change them. */
export interface LinesForm {
  values: { lines: LineValues[]; currency: string };
  put: (field: 'currency', value: string) => void;
  /** of the lines only the mended cell's error goes */
  putLines: (lines: LineValues[], mended?: { line: string; cell: Cell }) => void;
  /** cells that were pasted and not understood */
  mark: (wrong: WrongCell[]) => void;
  errorOf: (field: 'lines') => string | undefined;
  cellError: (line: string, cell: Cell) => string | undefined;
}

const focusSoon = (id: string) => {
  // After React has drawn the row.
  setTimeout(() => document.getElementById(id)?.focus(), 0);
};

export function useLines(form: LinesForm, catalogue: Catalogue) {
  const { values, put, putLines } = form;
  const { lines, currency } = values;
  const [happened, setHappened] = useState<Happened | null>(null);

  const change = (key: string, cell: Cell, patch: Partial<LineValues>) => {
    putLines(
      lines.map((line) => (line.key === key ? { ...line, ...patch } : line)),
      { line: key, cell },
    );
  };

  /** Below a line, or at the end. */
  const add = (below?: string) => {
    const line = newLine();
    const at = below === undefined ? lines.length : lines.findIndex((one) => one.key === below) + 1;
    putLines(lines.toSpliced(at, 0, line));
    focusSoon(cellId(line.key, 'class'));
  };

  const remove = (key: string) => {
    const at = lines.findIndex((line) => line.key === key);
    const rest = lines.filter((line) => line.key !== key);
    setHappened({ what: 'removed', values: { n: at + 1 }, before: { lines, currency } });
    putLines(rest);
    const next = rest[Math.min(at, rest.length - 1)];
    if (next) focusSoon(`f-${next.key}-remove`);
    else focusSoon('f-lines');
  };

  const move = (key: string, by: -1 | 1) => {
    const from = lines.findIndex((line) => line.key === key);
    const to = from + by;
    const line = lines[from];
    if (!line || to < 0 || to >= lines.length) return;
    putLines(lines.toSpliced(from, 1).toSpliced(to, 0, line));
    setHappened({ what: 'moved', values: { from: from + 1, to: to + 1, of: lines.length }, before: null });
  };

  /** Rows fill from the cell downward; below the last line they become new ones. */
  const paste = (text: string, at?: { key: string; cell: Cell }): number => {
    const read = readRows(text, catalogue, at?.cell);
    if (read.rows.length === 0) return 0;
    const first = at ? lines.findIndex((line) => line.key === at.key) : lines.length;
    const untouched = lines.filter((_, index) => index < first || index >= first + read.rows.length);
    const other = read.currency !== null && read.currency !== currency;
    const mixes = other && untouched.some((line) => line.price.trim() !== '');
    const next = [...lines];
    read.rows.forEach((patch, index) => {
      // A price in another currency than its neighbours' keeps its sign, and is marked.
      const given =
        mixes && patch.price ? { ...patch, price: `${patch.price} ${read.currency ?? ''}` } : patch;
      next[first + index] = { ...(lines[first + index] ?? newLine()), ...given };
    });
    const now = other && !mixes ? (read.currency ?? currency) : currency;
    const keys = next.slice(first, first + read.rows.length).map((line) => line.key);
    const { wrong } = itemsOf(next, catalogue, now);
    const marked = wrong.filter((one) => keys.includes(one.line)).length;
    setHappened({
      what: 'pasted',
      values: { n: read.rows.length, marked, skipped: read.skipped, currency: now },
      before: { lines, currency },
    });
    if (now !== currency) put('currency', now);
    putLines(next);
    form.mark(wrong);
    return read.rows.length;
  };

  const takeBack = () => {
    if (!happened?.before) return;
    put('currency', happened.before.currency);
    putLines(happened.before.lines);
    setHappened(null);
    focusSoon('f-lines');
  };

  return { lines, currency, happened, change, add, remove, move, paste, takeBack };
}

export type Lines = ReturnType<typeof useLines>;
