// The item lines of the form: what is typed, as it was typed; the way to the
// contract and back; what they come to.
import { NEED_LIMITS } from '../api/facts.gen';
import type { NeedContent, NeedItem } from '../api/needs';
import type { Catalogue, Unit } from '../api/reference';
import type { Language } from '../lib/format';
import { addAmounts, readQuantity, showQuantity, timesPrice } from '../lib/quantity';
import type { Pair } from '../lib/pair';
import { readAmount, showAmount } from '../lib/typed';

export interface LineValues {
  /** stays with the line while the form lives: errors and the focus find it by this */
  key: string;
  /** given by the portal, empty on a new line */
  id: string;
  class: string;
  /** what was typed where it names no class of the list: kept until it is mended */
  classText: string;
  specification: Pair;
  quantity: string;
  unit: string;
  unitText: string;
  price: string;
}

export const CELLS = ['class', 'specification', 'quantity', 'unit', 'price'] as const;
export type Cell = (typeof CELLS)[number];

/** The id of a cell's field. */
export const cellId = (line: string, cell: Cell): string => `f-${line}-${cell}`;

export interface WrongCell {
  /** the line's key */
  line: string;
  cell: Cell;
  code: string;
  params?: Record<string, string>;
}

let made = 0;

export const newLine = (part: Partial<LineValues> = {}): LineValues => ({
  // Kept drafts hold keys too: time sets those of two visits apart.
  key: `l${Date.now().toString(36)}${String(made++)}`,
  id: '',
  class: '',
  classText: '',
  specification: {},
  quantity: '',
  unit: '',
  unitText: '',
  price: '',
  ...part,
});

export const linesOf = (items: readonly NeedItem[], language: Language): LineValues[] =>
  items.map((item) => ({
    key: item.id,
    id: item.id,
    class: item.class ?? '',
    classText: '',
    specification: item.specification ?? {},
    quantity: showQuantity(item.quantity, language),
    unit: item.unit ?? '',
    unitText: '',
    price: showAmount(item.unitPrice?.amount, language),
  }));

const blank = (line: LineValues): boolean =>
  [line.class, line.classText, line.unit, line.unitText, line.quantity, line.price].every(
    (text) => text.trim() === '',
  ) &&
  !line.specification.uk?.trim() &&
  !line.specification.en?.trim();

export const filledLines = (lines: readonly LineValues[]): LineValues[] =>
  lines.filter((line) => !blank(line));

const decimalsOf = (units: readonly Unit[], code: string): number =>
  units.find((unit) => unit.code === code)?.decimals ?? 3;

/** The line's price as it stands; null while its quantity or price cannot be read. */
export function lineTotal(line: LineValues, units: readonly Unit[], currency: string): string | null {
  const quantity = readQuantity(line.quantity, decimalsOf(units, line.unit));
  const price = readAmount(line.price);
  if (!quantity.ok || !price.ok || quantity.value === '' || price.value === '') return null;
  return timesPrice(quantity.value, price.value, currency);
}

export function linesSum(lines: readonly LineValues[], units: readonly Unit[], currency: string) {
  const totals = filledLines(lines).map((line) => lineTotal(line, units, currency));
  const counted = totals.filter((total) => total !== null);
  return { amount: addAmounts(counted, currency), counted: counted.length, of: totals.length };
}

type Item = NonNullable<NeedContent['items']>[number];

/** The body's lines, whose they are, and what cannot be sent as it stands. Empty lines are left out. */
export function itemsOf(
  lines: readonly LineValues[],
  catalogue: Catalogue,
  currency: string,
): { items: Item[]; keys: string[]; wrong: WrongCell[] } {
  const wrong: WrongCell[] = [];
  const keys: string[] = [];
  const items = filledLines(lines).map((line) => {
    keys.push(line.key);
    const item: { -readonly [K in keyof Item]: Item[K] } = {};
    const no = (cell: Cell, code: string, params?: Record<string, string>) =>
      wrong.push({ line: line.key, cell, code, ...(params ? { params } : {}) });
    if (line.id) item.id = line.id;
    if (line.class) item.class = line.class;
    else if (line.classText.trim()) no('class', 'class_unknown');
    if (line.unit) item.unit = line.unit;
    else if (line.unitText.trim()) no('unit', 'unit_unknown', { typed: line.unitText.trim() });
    const specification: { uk?: string; en?: string; stale?: 'uk' | 'en' } = {};
    for (const side of ['uk', 'en'] as const) {
      const text = line.specification[side]?.trim();
      if (text) specification[side] = text;
      const max = NEED_LIMITS[`/items/specification/${side}`];
      if (max && [...(text ?? '')].length > max) no('specification', 'too_long', { max: String(max) });
    }
    if (line.specification.stale && specification.uk && specification.en)
      specification.stale = line.specification.stale;
    if (specification.uk ?? specification.en) item.specification = specification;
    const quantity = readQuantity(line.quantity, decimalsOf(catalogue.units, line.unit));
    if (!quantity.ok) no('quantity', quantity.code, quantity.params);
    else if (quantity.value) item.quantity = quantity.value;
    const price = readAmount(line.price);
    if (!price.ok) no('price', price.code, price.params);
    else if (price.value) item.unitPrice = { amount: price.value, currency: currency as 'EUR' };
    return item;
  });
  return { items, keys, wrong };
}

/** Lines that the portal has just kept take the ids it gave them; the typed text stays. */
export const adoptIds = (
  lines: readonly LineValues[],
  keys: readonly string[],
  kept: readonly NeedItem[],
): LineValues[] =>
  lines.map((line) => {
    const id = kept[keys.indexOf(line.key)]?.id;
    return id ? { ...line, id } : line;
  });

/** Ids of lines that the record no longer has are let go, so that the text can be saved as new lines. */
export const dropLostIds = (lines: readonly LineValues[], kept: readonly NeedItem[]): LineValues[] =>
  lines.map((line) => (line.id && !kept.some((item) => item.id === line.id) ? { ...line, id: '' } : line));

/** Without the accidents of typing, so that "1 000" and "1000,00" are one. */
export const plainLines = (lines: readonly LineValues[]): unknown =>
  filledLines(lines).map((line) => {
    const quantity = readQuantity(line.quantity, 3);
    const price = readAmount(line.price);
    return [
      line.id,
      line.class || line.classText.trim(),
      line.specification.uk?.trim() ?? '',
      line.specification.en?.trim() ?? '',
      line.specification.stale ?? '',
      quantity.ok ? quantity.value : line.quantity,
      line.unit || line.unitText.trim(),
      price.ok ? price.value.replace(/\.0+$/, '') : line.price,
    ];
  });
