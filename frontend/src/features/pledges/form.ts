// The form of a pledge: what is typed, as it was typed; the way to the contract and back.
import type { Pledge, PledgeContent } from '../../api/pledges';
import type { Catalogue } from '../../api/reference';
import type { Lacks } from '../../app/sending';
import { REQUIRED } from '../../app/sending';
import type { Language } from '../../lib/format';
import type { Pair } from '../../lib/pair';
import { readAmount, readDate, showAmount, showDate } from '../../lib/typed';
import type { Typed } from '../../lib/typed';
import { CELLS, filledLines, itemsOf, linesOf, plainLines } from '../../lines/lines';
import type { Cell, LineValues } from '../../lines/lines';

export interface PledgeValues {
  funder: string;
  channel: string;
  shared: boolean;
  title: Pair;
  instrument: string;
  amount: string;
  currency: string;
  lines: LineValues[];
  earmark: 'none' | 'need' | 'theme' | 'subgroup';
  /** of the one kind that is chosen */
  earmarkOf: string;
  conditions: Pair;
  availableFrom: string;
  availableUntil: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
}

export const emptyPledge = (part: Partial<PledgeValues>): PledgeValues => ({
  funder: '',
  channel: '',
  shared: false,
  title: {},
  instrument: '',
  amount: '',
  currency: 'EUR',
  lines: [],
  earmark: 'none',
  earmarkOf: '',
  conditions: {},
  availableFrom: '',
  availableUntil: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  ...part,
});

export function valuesOf(pledge: Pledge, language: Language): PledgeValues {
  const { earmark, contact } = pledge;
  const lines = linesOf(pledge.items, language);
  return {
    funder: pledge.funder,
    channel: pledge.channel ?? '',
    shared: pledge.shared,
    title: pledge.title,
    instrument: pledge.instrument ?? '',
    amount: sumOfLines(pledge) ? '' : showAmount(pledge.amount?.amount, language),
    currency: pledge.amount?.currency ?? pledge.items[0]?.unitPrice?.currency ?? 'EUR',
    lines,
    earmark: earmark.kind,
    earmarkOf:
      earmark.need?.id ?? earmark.theme ?? (earmark.kind === 'subgroup' ? (earmark.subgroup ?? '') : ''),
    conditions: pledge.conditions ?? {},
    availableFrom: showDate(pledge.availableFrom, language),
    availableUntil: showDate(pledge.availableUntil, language),
    contactName: contact?.name ?? '',
    contactEmail: contact?.email ?? '',
    contactPhone: contact?.phone ?? '',
  };
}

const sumOfLines = (pledge: Pledge): boolean =>
  pledge.items.length > 0 && pledge.items.every((item) => item.total !== undefined);

/** The pointer of a line's cell in the body. */
const POINTERS: Record<Cell, string> = {
  class: 'class',
  specification: 'specification',
  quantity: 'quantity',
  unit: 'unit',
  price: 'unitPrice',
};

export const cellField = (at: number, cell: Cell): string => `items/${String(at)}/${POINTERS[cell]}`;

/** The names that errors stand beside, a line's cells before the lines. */
export const fieldsOf = (lines: readonly LineValues[], within = ''): string[] => [
  ...['funder', 'channel', 'shared', 'title/uk', 'title/en', 'title', 'instrument'].map(
    (one) => within + one,
  ),
  ...filledLines(lines).flatMap((_, at) => CELLS.map((cell) => within + cellField(at, cell))),
  ...['items', 'amount', 'earmark', 'conditions/uk', 'conditions/en', 'conditions'].map(
    (one) => within + one,
  ),
  ...['availableFrom', 'availableUntil', 'contact/name', 'contact/email', 'contact/phone'].map(
    (one) => within + one,
  ),
];

const trim = (pair: Pair): { uk?: string; en?: string; stale?: 'uk' | 'en' } => {
  const uk = pair.uk?.trim();
  const en = pair.en?.trim();
  return {
    ...(uk ? { uk } : {}),
    ...(en ? { en } : {}),
    ...(pair.stale && uk && en ? { stale: pair.stale } : {}),
  };
};

type Body = { -readonly [K in keyof PledgeContent]: PledgeContent[K] };

/** Puts a typed value among what the form itself found, or hands it on. */
export function taker(lacks: Lacks) {
  return (name: string, typed: Typed<string>): string => {
    if (typed.ok) return typed.value;
    lacks[name] = { code: typed.code, ...(typed.params ? { params: typed.params } : {}) };
    return '';
  };
}

/** The body to send, and what has to be mended first. Only what cannot be sent is refused here; the rest is the server's word. */
export function contentOf(
  values: PledgeValues,
  catalogue: Catalogue,
): { content: PledgeContent; lacks: Lacks } {
  const lacks: Lacks = {};
  const take = taker(lacks);
  const content: Body = { funder: values.funder };
  if (values.funder === '') lacks.funder = REQUIRED;
  if (values.channel) content.channel = values.channel;
  if (values.shared) content.shared = true;
  const title = trim(values.title);
  if (!title.uk && !title.en) lacks.title = REQUIRED;
  content.title = title;
  if (values.instrument) content.instrument = values.instrument as NonNullable<Body['instrument']>;
  if (values.instrument === 'in_kind') {
    const read = itemsOf(values.lines, catalogue, values.currency);
    if (read.items.length > 0) content.items = read.items;
    for (const one of read.wrong)
      lacks[cellField(read.keys.indexOf(one.line), one.cell)] = {
        code: one.code,
        ...(one.params ? { params: one.params } : {}),
      };
  }
  // Where each line says what it is worth, the amount is their sum and is not sent.
  const valued =
    content.items !== undefined &&
    content.items.every((item) => item.unitPrice !== undefined && item.quantity);
  const amount = valued ? '' : take('amount', readAmount(values.amount));
  if (amount)
    content.amount = { amount, currency: values.currency as NonNullable<Body['amount']>['currency'] };
  if (values.earmark !== 'none') {
    if (values.earmarkOf === '') lacks.earmark = REQUIRED;
    content.earmark = { kind: values.earmark, [values.earmark]: values.earmarkOf };
  }
  const conditions = trim(values.conditions);
  if (conditions.uk ?? conditions.en) content.conditions = conditions;
  for (const name of ['availableFrom', 'availableUntil'] as const) {
    const day = take(name, readDate(values[name]));
    if (day) content[name] = day;
  }
  const contact = {
    ...(values.contactName.trim() ? { name: values.contactName.trim() } : {}),
    ...(values.contactEmail.trim() ? { email: values.contactEmail.trim() } : {}),
    ...(values.contactPhone.trim() ? { phone: values.contactPhone.trim() } : {}),
  };
  if (Object.keys(contact).length > 0) content.contact = contact;
  return { content, lacks };
}

/** Whether two states of the form say the same, but for the accidents of typing. */
export const samePledge = (a: PledgeValues, b: PledgeValues): boolean =>
  JSON.stringify({ ...a, lines: plainLines(a.lines) }) ===
  JSON.stringify({ ...b, lines: plainLines(b.lines) });
