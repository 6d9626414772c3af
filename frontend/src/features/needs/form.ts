// The form of a need: what is typed, as it was typed; the way to the contract
// and back; which field an error of the server belongs to.
import { NEED_LIMITS } from '../../api/facts.gen';
import type { Need, NeedContent } from '../../api/needs';
import type { FieldProblem } from '../../api/problem';
import type { Catalogue } from '../../api/reference';
import type { MessageId } from '../../app/i18n';
import type { Language } from '../../lib/format';
import type { Pair } from '../../lib/pair';
import { readAmount, readDate, showAmount, showDate } from '../../lib/typed';
import type { Typed } from '../../lib/typed';
import { cellId, filledLines, itemsOf, linesOf, plainLines } from '../../lines/lines';
import type { Cell, LineValues } from '../../lines/lines';

export interface NeedValues {
  agency: string;
  /** nothing but a subgroup and a contact is written down; so from the first moment or never */
  heldOutside: boolean;
  subgroup: string;
  theme: string;
  title: Pair;
  description: Pair;
  endUsers: Pair;
  priority: string;
  priorityReason: Pair;
  lines: LineValues[];
  amount: string;
  currency: string;
  costAsOf: string;
  where: '' | 'nationwide' | 'places';
  places: string[];
  neededBy: string;
  validUntil: string;
  strategies: string[];
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  requestNumber: string;
  requestDate: string;
}

export type NeedField = keyof NeedValues;

export interface Wrong {
  field: NeedField | null;
  side?: 'uk' | 'en';
  /** of `lines`: which one, by its key, and which of its cells */
  line?: string;
  cell?: Cell;
  code: string;
  params?: Record<string, string>;
}

const pairs = ['title', 'description', 'endUsers', 'priorityReason'] as const;
export type PairName = (typeof pairs)[number];

export const LABELS: Record<NeedField, MessageId> = {
  agency: 'need.agency',
  heldOutside: 'level.held_outside',
  subgroup: 'need.subgroup',
  lines: 'need.items',
  strategies: 'need.strategies',
  theme: 'need.theme',
  title: 'need.title',
  description: 'need.description',
  endUsers: 'need.endUsers',
  priority: 'need.priority',
  priorityReason: 'need.priorityReason',
  amount: 'need.cost',
  currency: 'need.currency',
  costAsOf: 'need.costAsOf',
  where: 'need.place',
  places: 'need.place',
  neededBy: 'need.neededBy',
  validUntil: 'need.validUntil',
  contactName: 'need.contact.name',
  contactEmail: 'need.contact.email',
  contactPhone: 'need.contact.phone',
  requestNumber: 'need.request.number',
  requestDate: 'need.request.date',
};

/** Where each part of the body is typed. */
const pointers: Record<string, NeedField> = {
  '/agency': 'agency',
  '/heldOutside': 'heldOutside',
  '/subgroup': 'subgroup',
  '/items': 'lines',
  '/strategies': 'strategies',
  '/theme': 'theme',
  '/title': 'title',
  '/description': 'description',
  '/endUsers': 'endUsers',
  '/priority': 'priority',
  '/priorityReason': 'priorityReason',
  '/cost': 'amount',
  '/cost/amount': 'amount',
  '/cost/currency': 'currency',
  '/costAsOf': 'costAsOf',
  '/nationwide': 'where',
  '/places': 'where',
  '/neededBy': 'neededBy',
  '/validUntil': 'validUntil',
  '/contact/name': 'contactName',
  '/contact/email': 'contactEmail',
  '/contact/phone': 'contactPhone',
  '/contact': 'contactName',
  '/officialRequest/number': 'requestNumber',
  '/officialRequest/date': 'requestDate',
  '/officialRequest': 'requestNumber',
};

export const targetOf = (wrong: Wrong): string | undefined =>
  wrong.field === null
    ? undefined
    : wrong.line && wrong.cell
      ? cellId(wrong.line, wrong.cell)
      : pairs.includes(wrong.field as PairName)
        ? `f-${wrong.field}-${wrong.side ?? 'uk'}`
        : `f-${wrong.field}`;

const cells: Record<string, Cell> = {
  class: 'class',
  specification: 'specification',
  quantity: 'quantity',
  unit: 'unit',
  unitPrice: 'price',
  id: 'class',
};

/**
 * Errors of the server, each at its field; one without a field still stands in
 * the summary. `keys` names the lines in the order in which they were sent.
 */
export function readErrors(errors: readonly FieldProblem[], keys: readonly string[] = []): Wrong[] {
  return errors.map(({ pointer, code, params }) => {
    const given = params ? { params } : {};
    const item = /^\/items\/(\d+)\/(\w+)/.exec(pointer);
    const line = keys[Number(item?.[1])];
    const cell = cells[item?.[2] ?? ''];
    if (line && cell) return { field: 'lines', line, cell, code, ...given };
    const side = /^\/(title|description|endUsers|priorityReason)\/(uk|en)$/.exec(pointer);
    if (side) return { field: side[1] as PairName, side: side[2] as 'uk' | 'en', code, ...given };
    const field = pointers[pointer] ?? pointers[pointer.replace(/\/\d+(\/.*)?$/, '')] ?? null;
    return { field, code, ...given };
  });
}

export interface Starting {
  agency: string;
  contactName: string;
  contactEmail: string;
  today: string;
}

/** A new need knows its agency, its writer and today; nothing else is guessed. */
export function emptyValues(start: Starting, language: Language): NeedValues {
  return {
    agency: start.agency,
    heldOutside: false,
    subgroup: '',
    theme: '',
    title: {},
    description: {},
    endUsers: {},
    priority: '',
    priorityReason: {},
    lines: [],
    amount: '',
    currency: 'EUR',
    costAsOf: showDate(start.today, language),
    where: '',
    places: [],
    neededBy: '',
    validUntil: '',
    strategies: [],
    contactName: start.contactName,
    contactEmail: start.contactEmail,
    contactPhone: '',
    requestNumber: '',
    requestDate: '',
  };
}

export function valuesOf(need: Need, language: Language): NeedValues {
  return {
    agency: need.agency,
    heldOutside: need.level === 'held_outside',
    subgroup: need.subgroup ?? '',
    theme: need.theme ?? '',
    title: need.title,
    description: need.description ?? {},
    endUsers: need.endUsers ?? {},
    priority: need.priority ?? '',
    priorityReason: need.priorityReason ?? {},
    lines: linesOf(need.items, language),
    // With lines the cost is their sum: nothing was typed there.
    amount: need.items.length > 0 ? '' : showAmount(need.cost?.amount, language),
    currency: need.cost?.currency ?? 'EUR',
    costAsOf: showDate(need.costAsOf, language),
    where: need.nationwide ? 'nationwide' : need.places.length > 0 ? 'places' : '',
    places: need.places,
    neededBy: showDate(need.neededBy, language),
    validUntil: showDate(need.validUntil, language),
    strategies: need.strategies,
    contactName: need.contact?.name ?? '',
    contactEmail: need.contact?.email ?? '',
    contactPhone: need.contact?.phone ?? '',
    requestNumber: need.officialRequest?.number ?? '',
    requestDate: showDate(need.officialRequest?.date, language),
  };
}

/** A cell of a spreadsheet brings its tabs and line ends along; where one line is asked for, they are spaces. */
const oneLine = (typed: string): string => typed.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ').trim();

const trimmed = (name: PairName, pair: Pair): Pair => {
  const tidy = name === 'title' || name === 'endUsers' ? oneLine : (typed: string) => typed.trim();
  const out: Pair = {};
  const uk = tidy(pair.uk ?? '');
  const en = tidy(pair.en ?? '');
  if (uk) out.uk = uk;
  if (en) out.en = en;
  if (pair.stale && uk && en) out.stale = pair.stale;
  return out;
};

const isEmpty = (pair: Pair) => pair.uk === undefined && pair.en === undefined;

type Body = { -readonly [K in keyof NeedContent]: NeedContent[K] };

export interface Sending {
  content: NeedContent;
  wrong: Wrong[];
  /** the keys of the lines, in the order of the body */
  keys: string[];
}

type Wrote = Omit<Wrong, 'line' | 'cell'>;

function tooLong(values: NeedValues, fields: readonly (readonly [NeedField, string])[]): Wrote[] {
  return fields.flatMap(([field, pointer]) => {
    const max = NEED_LIMITS[pointer];
    return max && [...(values[field] as string).trim()].length > max
      ? [{ field, code: 'too_long', params: { max: String(max) } }]
      : [];
  });
}

function contactOf(values: NeedValues): Body['contact'] {
  const contact: NonNullable<Body['contact']> = {};
  if (oneLine(values.contactName)) contact.name = oneLine(values.contactName);
  if (oneLine(values.contactEmail)) contact.email = oneLine(values.contactEmail);
  if (oneLine(values.contactPhone)) contact.phone = oneLine(values.contactPhone);
  return Object.keys(contact).length > 0 ? contact : undefined;
}

const CONTACT = [
  ['contactName', '/contact/name'],
  ['contactEmail', '/contact/email'],
  ['contactPhone', '/contact/phone'],
] as const;

/** A subgroup and a contact: nothing else leaves this device, whatever was typed before the switch. */
function outsideContent(values: NeedValues): Sending {
  const content: Body = { agency: values.agency, heldOutside: true };
  const wrong: Wrong[] = values.agency === '' ? [{ field: 'agency', code: 'required' }] : [];
  if (values.subgroup) content.subgroup = values.subgroup;
  const contact = contactOf(values);
  if (contact) content.contact = contact;
  return { content, wrong: [...wrong, ...tooLong(values, CONTACT)], keys: [] };
}

/** The body to send, or what has to be mended first. Only what cannot be sent is refused here; the rest is the server's word. */
export function contentOf(values: NeedValues, catalogue: Catalogue): Sending {
  if (values.heldOutside) return outsideContent(values);
  const wrong: Wrong[] = [];
  const take = (field: NeedField, typed: Typed<string>): string => {
    if (typed.ok) return typed.value;
    wrong.push({ field, code: typed.code, ...(typed.params ? { params: typed.params } : {}) });
    return '';
  };
  const content: Body = { agency: values.agency, title: {} };
  for (const name of pairs) {
    const pair = trimmed(name, values[name]);
    for (const side of ['uk', 'en'] as const) {
      const max = NEED_LIMITS[`/${name}/${side}`];
      if (max && [...(pair[side] ?? '')].length > max) {
        wrong.push({ field: name, side, code: 'too_long', params: { max: String(max) } });
      }
    }
    if (name === 'title' || !isEmpty(pair)) content[name] = pair as NonNullable<NeedContent['title']>;
  }
  if (isEmpty(trimmed('title', values.title))) wrong.push({ field: 'title', code: 'required' });
  if (values.agency === '') wrong.push({ field: 'agency', code: 'required' });
  if (values.theme) content.theme = values.theme;
  if (values.priority) content.priority = values.priority as NonNullable<NeedContent['priority']>;
  const lines = itemsOf(values.lines, catalogue, values.currency);
  if (lines.items.length > 0) content.items = lines.items;
  wrong.push(...lines.wrong.map((one): Wrong => ({ field: 'lines', ...one })));
  // The cost is the lines' sum where there are any: what was typed before them is kept, and not sent.
  const amount = lines.items.length > 0 ? '' : take('amount', readAmount(values.amount));
  if (amount) {
    content.cost = { amount, currency: values.currency as NonNullable<NeedContent['cost']>['currency'] };
  }
  for (const name of ['costAsOf', 'neededBy', 'validUntil'] as const) {
    const date = take(name, readDate(values[name]));
    if (date) content[name] = date;
  }
  if (values.where === 'nationwide') content.nationwide = true;
  if (values.where === 'places' && values.places.length > 0) content.places = [...values.places].sort();
  if (values.strategies.length > 0) content.strategies = [...values.strategies].sort();
  const contact = contactOf(values);
  if (contact) content.contact = contact;
  const request: NonNullable<Body['officialRequest']> = {};
  if (oneLine(values.requestNumber)) request.number = oneLine(values.requestNumber);
  const asked = take('requestDate', readDate(values.requestDate));
  if (asked) request.date = asked;
  if (Object.keys(request).length > 0) content.officialRequest = request;
  wrong.push(...tooLong(values, [...CONTACT, ['requestNumber', '/officialRequest/number']]));
  return { content, wrong, keys: lines.keys };
}

const DATES = ['costAsOf', 'neededBy', 'validUntil', 'requestDate'] as const;

/** A value without the accidents of typing, so that "1 000" and "1000,00" are one. */
function plain(key: NeedField, values: NeedValues): unknown {
  if ((DATES as readonly string[]).includes(key)) {
    const read = readDate(values[key] as string);
    return read.ok ? read.value : values[key];
  }
  if (key === 'lines') return plainLines(values.lines);
  if (key === 'strategies') return [...values.strategies].sort();
  if (key === 'amount') {
    // Under lines the field is not shown, and what stands in it is nobody's change.
    if (filledLines(values.lines).length > 0) return '';
    const read = readAmount(values.amount);
    return read.ok ? read.value.replace(/\.0+$/, '') : values.amount;
  }
  if (pairs.includes(key as PairName)) {
    const pair = values[key] as Pair;
    return [pair.uk?.trim() ?? '', pair.en?.trim() ?? '', pair.stale ?? ''];
  }
  if (key === 'places') return values.where === 'places' ? [...values.places].sort() : [];
  return typeof values[key] === 'string' ? values[key].trim() : values[key];
}

export const equalField = (key: NeedField, a: NeedValues, b: NeedValues): boolean =>
  JSON.stringify(plain(key, a)) === JSON.stringify(plain(key, b));

export const equalValues = (a: NeedValues, b: NeedValues): boolean =>
  (Object.keys(a) as NeedField[]).every((key) => equalField(key, a, b));

/** Where and which places are one question: whoever chooses one chooses both. */
export function choose(values: NeedValues, from: NeedValues, key: NeedField): NeedValues {
  if (key === 'where' || key === 'places') return { ...values, where: from.where, places: from.places };
  if (key === 'amount' || key === 'currency')
    return { ...values, amount: from.amount, currency: from.currency };
  return { ...values, [key]: from[key] };
}
