// The form of a need: what is typed, as it was typed; the way to the contract
// and back; which field an error of the server belongs to.
import { NEED_LIMITS } from '../../api/facts.gen';
import type { Need, NeedContent } from '../../api/needs';
import type { FieldProblem } from '../../api/problem';
import type { MessageId } from '../../app/i18n';
import type { Language } from '../../lib/format';
import type { Pair } from '../../lib/pair';
import { readAmount, readDate, showAmount, showDate } from '../../lib/typed';
import type { Typed } from '../../lib/typed';

export interface NeedValues {
  agency: string;
  theme: string;
  title: Pair;
  description: Pair;
  endUsers: Pair;
  priority: string;
  priorityReason: Pair;
  amount: string;
  currency: string;
  costAsOf: string;
  where: '' | 'nationwide' | 'places';
  places: string[];
  neededBy: string;
  validUntil: string;
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
  code: string;
  params?: Record<string, string>;
}

const pairs = ['title', 'description', 'endUsers', 'priorityReason'] as const;
export type PairName = (typeof pairs)[number];

export const LABELS: Record<NeedField, MessageId> = {
  agency: 'need.agency',
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
    : pairs.includes(wrong.field as PairName)
      ? `f-${wrong.field}-${wrong.side ?? 'uk'}`
      : `f-${wrong.field}`;

/** Errors of the server, each at its field; one without a field still stands in the summary. */
export function readErrors(errors: readonly FieldProblem[]): Wrong[] {
  return errors.map(({ pointer, code, params }) => {
    const side = /^\/(title|description|endUsers|priorityReason)\/(uk|en)$/.exec(pointer);
    const given = params ? { params } : {};
    if (side) return { field: side[1] as PairName, side: side[2] as 'uk' | 'en', code, ...given };
    const field = pointers[pointer] ?? pointers[pointer.replace(/\/\d+$/, '')] ?? null;
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
    theme: '',
    title: {},
    description: {},
    endUsers: {},
    priority: '',
    priorityReason: {},
    amount: '',
    currency: 'EUR',
    costAsOf: showDate(start.today, language),
    where: '',
    places: [],
    neededBy: '',
    validUntil: '',
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
    theme: need.theme ?? '',
    title: need.title,
    description: need.description ?? {},
    endUsers: need.endUsers ?? {},
    priority: need.priority ?? '',
    priorityReason: need.priorityReason ?? {},
    amount: showAmount(need.cost?.amount, language),
    currency: need.cost?.currency ?? 'EUR',
    costAsOf: showDate(need.costAsOf, language),
    where: need.nationwide ? 'nationwide' : need.places.length > 0 ? 'places' : '',
    places: need.places,
    neededBy: showDate(need.neededBy, language),
    validUntil: showDate(need.validUntil, language),
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

/** The body to send, or what has to be mended first. Only what cannot be sent is refused here; the rest is the server's word. */
export function contentOf(values: NeedValues): { content: NeedContent; wrong: Wrong[] } {
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
  const amount = take('amount', readAmount(values.amount));
  if (amount) {
    content.cost = { amount, currency: values.currency as NonNullable<NeedContent['cost']>['currency'] };
  }
  for (const name of ['costAsOf', 'neededBy', 'validUntil'] as const) {
    const date = take(name, readDate(values[name]));
    if (date) content[name] = date;
  }
  if (values.where === 'nationwide') content.nationwide = true;
  if (values.where === 'places' && values.places.length > 0) content.places = [...values.places].sort();
  const contact: NonNullable<Body['contact']> = {};
  if (oneLine(values.contactName)) contact.name = oneLine(values.contactName);
  if (oneLine(values.contactEmail)) contact.email = oneLine(values.contactEmail);
  if (oneLine(values.contactPhone)) contact.phone = oneLine(values.contactPhone);
  if (Object.keys(contact).length > 0) content.contact = contact;
  const request: NonNullable<Body['officialRequest']> = {};
  if (oneLine(values.requestNumber)) request.number = oneLine(values.requestNumber);
  const asked = take('requestDate', readDate(values.requestDate));
  if (asked) request.date = asked;
  if (Object.keys(request).length > 0) content.officialRequest = request;
  for (const [field, pointer] of [
    ['contactName', '/contact/name'],
    ['contactEmail', '/contact/email'],
    ['contactPhone', '/contact/phone'],
    ['requestNumber', '/officialRequest/number'],
  ] as const) {
    const max = NEED_LIMITS[pointer];
    if (max && [...values[field].trim()].length > max) {
      wrong.push({ field, code: 'too_long', params: { max: String(max) } });
    }
  }
  return { content, wrong };
}

const DATES = ['costAsOf', 'neededBy', 'validUntil', 'requestDate'] as const;

/** A value without the accidents of typing, so that "1 000" and "1000,00" are one. */
function plain(key: NeedField, values: NeedValues): unknown {
  if ((DATES as readonly string[]).includes(key)) {
    const read = readDate(values[key] as string);
    return read.ok ? read.value : values[key];
  }
  if (key === 'amount') {
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
