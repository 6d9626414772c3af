// Rows copied from a spreadsheet, read into item lines. What is not understood
// is kept as it came and marked beside its cell; nothing is guessed.
import type { Catalogue, ItemClass, Unit } from '../api/reference';
import { CURRENCIES } from '../api/facts.gen';
import { readQuantity, timesPrice } from '../lib/quantity';
import { readAmount } from '../lib/typed';
import { CELLS } from './lines';
import type { Cell, LineValues } from './lines';

export type Patch = Partial<Omit<LineValues, 'key' | 'id'>>;

export interface Pasted {
  rows: Patch[];
  /** the one currency that the prices name, if they name one */
  currency: string | null;
  /** rows of totals, which the form counts itself */
  skipped: number;
}

/** Tab-separated text as spreadsheets copy it: a cell with a line break or a quote stands in quotes. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '' && closes(text, i)) quoted = true;
    else if (c === '\t') {
      row.push(cell.trim());
      cell = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      rows.push([...row, cell.trim()]);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.trim()]);
  return rows.filter((cells) => cells.some((one) => one !== ''));
}

/** A quote that begins a cell is a spreadsheet's own only where another ends it: 12" pipes stay. */
const closes = (text: string, from: number): boolean =>
  /^"(?:[^"]|"")*"(?:[\t\r\n]|$)/.test(text.slice(from));

const plain = (text: string): string =>
  text
    .trim()
    .toLocaleLowerCase('uk')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/²/g, '2')
    .replace(/³/g, '3')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '');

/** By code, or by its whole name in either language. */
export function findClass(classes: readonly ItemClass[], text: string): ItemClass | undefined {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  return classes.find((one) =>
    [one.code, one.name.uk, one.name.en].some((name) => plain(name ?? '') === wanted),
  );
}

/** By code or any of its forms, in either language. */
export function findUnit(units: readonly Unit[], text: string): Unit | undefined {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  return units.find((one) =>
    [
      one.code,
      one.rec20,
      ...[one.one, one.few, one.many, one.fraction, one.abbr].flatMap((form) => [form.uk, form.en]),
    ]
      .filter((form) => form !== undefined)
      .some((form) => plain(form) === wanted),
  );
}

const SIGNS: Record<string, string> = {
  '€': 'EUR',
  євро: 'EUR',
  euro: 'EUR',
  $: 'USD',
  '₴': 'UAH',
  грн: 'UAH',
  дол: 'USD',
  '£': 'GBP',
};
const SIGN = [...CURRENCIES, '€', '\\$', '₴', '£', 'грн\\.?', 'дол\\.?', 'євро', 'euro'].join('|');
const CURRENCY = new RegExp(`^(${SIGN})\\s*|\\s*(${SIGN})$`, 'iu');

function splitPrice(text: string): { price: string; currency: string | null } {
  const found = CURRENCY.exec(text.trim());
  if (!found) return { price: text, currency: null };
  const sign = (found[1] ?? found[2] ?? '').toLowerCase().replace(/\.$/, '');
  return { price: text.trim().replace(CURRENCY, ''), currency: SIGNS[sign] ?? sign.toUpperCase() };
}

const HEADS: [Cell | 'other', RegExp][] = [
  ['other', /^(№|#|п\/п|сума|разом|всього|усього|загальна вартість|вартість|total|sum|amount|no)(?!\p{L})/iu],
  ['price', /ціна|price/iu],
  ['quantity', /кільк|к-ть|к-сть|quant|qty/iu],
  ['unit', /^од|одиниц|unit|uom/iu],
  ['class', /клас|категор|class|categ/iu],
  ['specification', /специф|вимог|опис|найменув|назва|характ|spec|descr|name|item/iu],
];

/** Which cell each column holds, where the first row is a head. */
function heads(row: readonly string[]): (Cell | 'other')[] | null {
  if (row.some((cell) => /\d{2,}/.test(cell))) return null;
  const found = row.map((cell) => HEADS.find(([, words]) => words.test(cell))?.[0] ?? 'other');
  const cells = found.filter((cell) => cell !== 'other');
  return cells.length >= 2 && new Set(cells).size === cells.length ? found : null;
}

/** 1, 2, 3… in the first column are the rows' numbers, not their classes. */
const numbered = (rows: readonly string[][]): boolean =>
  rows.length > 0 &&
  rows.every(
    (row, at) =>
      row.length > 3 && Number(row[0]?.replace(/\.$/, '')) === Number(rows[0]?.[0]?.replace(/\.$/, '')) + at,
  );

/** A row that says "total" and holds nothing but numbers beside it. */
const isTotalRow = (row: readonly string[]): boolean => {
  const words = row.filter((cell) => /\p{L}/u.test(splitPrice(cell).price));
  return (
    words.length === 1 && /^(разом|усього|всього|загалом|total|grand total|sum)[:.]?$/iu.test(words[0] ?? '')
  );
};

/** `from` is the cell that the rows were pasted into: columns go on from there. */
export function readRows(text: string, catalogue: Catalogue, from: Cell = 'class'): Pasted {
  let rows = readTable(text);
  let columns: (Cell | 'other')[] = CELLS.slice(CELLS.indexOf(from));
  const head = rows[0] && heads(rows[0]);
  if (head) {
    columns = head;
    rows = rows.slice(1);
  } else if (from === 'class' && numbered(rows)) rows = rows.map((row) => row.slice(1));
  const out: Patch[] = [];
  let skipped = 0;
  for (const row of rows) {
    if (isTotalRow(row)) skipped++;
    else out.push(readRow(row, columns, catalogue));
  }
  const named = new Set(
    out.map((patch) => splitPrice(patch.price ?? '').currency).filter((one) => one !== null),
  );
  const [currency = null] = named.size === 1 ? named : [];
  // Prices in several currencies keep their signs: the cells then say what is wrong with them.
  if (named.size <= 1)
    for (const patch of out) if (patch.price !== undefined) patch.price = splitPrice(patch.price).price;
  return { rows: out, currency, skipped };
}

function readRow(row: readonly string[], columns: readonly (Cell | 'other')[], catalogue: Catalogue): Patch {
  const patch: Patch = {};
  const more: string[] = [];
  const say = (words: string) => {
    const side = /[\u0400-\u04ff]/.test(words) || !/[a-z]/i.test(words) ? 'uk' : 'en';
    const before = patch.specification?.[side];
    patch.specification = { ...patch.specification, [side]: before ? `${before}; ${words}` : words };
  };
  row.forEach((cell, at) => {
    if (cell === '') return;
    switch (columns[at]) {
      case 'class': {
        const found = findClass(catalogue.itemClasses, cell);
        Object.assign(patch, found ? { class: found.code, classText: '' } : { class: '', classText: cell });
        break;
      }
      case 'specification':
        say(cell);
        break;
      case 'quantity':
        patch.quantity = cell;
        break;
      case 'unit': {
        const found = findUnit(catalogue.units, cell);
        Object.assign(patch, found ? { unit: found.code, unitText: '' } : { unit: '', unitText: cell });
        break;
      }
      case 'price':
        patch.price = cell;
        break;
      case 'other':
        break;
      default:
        more.push(cell);
    }
  });
  // "4 шт." in one cell, where no other holds the unit.
  const both =
    patch.unit === undefined &&
    patch.unitText === undefined &&
    /^([\d\s.,\u00a0]+)(\D+)$/u.exec(patch.quantity ?? '');
  const unit = both ? findUnit(catalogue.units, both[2] ?? '') : undefined;
  if (both && unit) Object.assign(patch, { quantity: (both[1] ?? '').trim(), unit: unit.code });
  // A column beyond the last: the line's total is counted anyway, any other text is kept.
  for (const cell of more) if (!isTotal(cell, patch)) say(cell);
  return patch;
}

function isTotal(cell: string, patch: Patch): boolean {
  const quantity = readQuantity(patch.quantity ?? '', 3);
  const price = readAmount(splitPrice(patch.price ?? '').price);
  const total = readAmount(splitPrice(cell).price);
  if (!quantity.ok || !price.ok || !total.ok || !quantity.value || !price.value) return false;
  return Number(timesPrice(quantity.value, price.value, 'EUR')) === Number(total.value);
}
