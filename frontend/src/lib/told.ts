// An event of a need as lines a person can read: field, before, after.
import type { MessageId } from '../app/i18n';
import { minorDigits } from './format';
import type { Pair } from './pair';

/** One field, as JSON texts; an absent side was not there. */
export interface Change {
  path: string;
  before?: string;
  after?: string;
}

interface Event {
  changes: Change[];
}

export type Told =
  | { kind: 'text'; text: string; lang?: 'uk' | 'en' }
  | { kind: 'date'; date: string }
  | { kind: 'money'; amount: string; currency: string }
  | { kind: 'word'; id: MessageId; values?: { n: number } }
  | { kind: 'organisations'; ids: string[] }
  | { kind: 'theme'; code: string }
  | { kind: 'subgroup'; code: string }
  | { kind: 'need'; id: string }
  | { kind: 'person'; id: string }
  | { kind: 'places'; codes: string[] }
  | { kind: 'strategies'; codes: string[] }
  | { kind: 'item'; item: ToldItem };

/** A line of a need as the store keeps it, read for people. */
export interface ToldItem {
  id: string;
  class?: string;
  specification: Pair;
  quantity?: string;
  unit?: string;
  price?: { amount: string; currency: string };
}

export interface Line {
  label: MessageId;
  /** the field's own name, where the label has no better word */
  path?: string;
  /** the side of a pair */
  side?: 'uk' | 'en';
  before: Told | null;
  after: Told | null;
}

export type Reader = (value: unknown, side?: 'uk' | 'en') => Told | null;

const text: Reader = (value, side) =>
  typeof value === 'string' && value !== ''
    ? { kind: 'text', text: value, ...(side ? { lang: side } : {}) }
    : typeof value === 'number'
      ? { kind: 'text', text: String(value) }
      : null;
/** A text that is there, as what it stands for. */
export const written =
  (tell: (value: string) => Told): Reader =>
  (value) =>
    typeof value === 'string' && value !== '' ? tell(value) : null;
const word = (prefix: 'state' | 'priority' | 'level' | 'reason') =>
  written((name) => ({ kind: 'word', id: `${prefix}.${name}` as MessageId }));
export const date = written((day) => ({ kind: 'date', date: day }));
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const fields: Record<string, [MessageId, Reader]> = {
  number: ['need.number', text],
  state: ['need.state', word('state')],
  level: ['level.label', word('level')],
  named: [
    'need.named',
    (value) => (list(value).length > 0 ? { kind: 'organisations', ids: list(value) } : null),
  ],
  agency: [
    'need.agency',
    (value) => (typeof value === 'string' ? { kind: 'organisations', ids: [value] } : null),
  ],
  theme: ['need.theme', (value) => (typeof value === 'string' ? { kind: 'theme', code: value } : null)],
  subgroup: [
    'need.subgroup',
    (value) => (typeof value === 'string' ? { kind: 'subgroup', code: value } : null),
  ],
  title: ['need.title', text],
  description: ['need.description', text],
  endUsers: ['need.endUsers', text],
  priority: ['need.priority', word('priority')],
  priorityReason: ['need.priorityReason', text],
  costAsOf: ['need.costAsOf', date],
  nationwide: ['need.place', (value) => (value === true ? { kind: 'word', id: 'place.nationwide' } : null)],
  places: ['need.place', (value) => (list(value).length > 0 ? { kind: 'places', codes: list(value) } : null)],
  neededBy: ['need.neededBy', date],
  strategies: [
    'need.strategies',
    (value) => (list(value).length > 0 ? { kind: 'strategies', codes: list(value) } : null),
  ],
  validUntil: ['need.validUntil', date],
  'contact/name': ['need.contact.name', text],
  'contact/email': ['need.contact.email', text],
  'contact/phone': ['need.contact.phone', text],
  'officialRequest/number': ['need.request.number', text],
  'officialRequest/date': ['need.request.date', date],
  returnComment: ['need.returnComment', text],
  'closing/reason': ['need.closing.reason', word('reason')],
  'closing/comment': ['need.closing.comment', text],
  'closing/supersededBy': [
    'need.closing.supersededBy',
    (value) => (typeof value === 'string' ? { kind: 'need', id: value } : null),
  ],
};

/** What an event says anyway, or what only the portal's own bookkeeping needs. */
const silent = /^(submittedAt|openedAt|closing\/at|heldOutside|(proposed|release)\/.+)$/;

/** The value that a JSON text stands for. */
export function readJSON(json: string | undefined): unknown {
  if (json === undefined || json === '') return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return json;
  }
}

interface StoredItem {
  id: string;
  class?: string;
  specification?: Pair;
  quantity?: number | string;
  unit?: string;
  unitPrice?: { minor?: number; amount?: string; currency?: string };
}

function toldItem(item: StoredItem): ToldItem {
  const price = sum(item.unitPrice?.amount, item.unitPrice?.minor, item.unitPrice?.currency ?? '');
  const { quantity } = item;
  return {
    id: item.id,
    ...(item.class ? { class: item.class } : {}),
    specification: item.specification ?? {},
    // The store counts in thousandths, the contract writes a decimal.
    ...(quantity ? { quantity: typeof quantity === 'number' ? String(quantity / 1000) : quantity } : {}),
    ...(item.unit ? { unit: item.unit } : {}),
    ...(price?.kind === 'money' ? { price: { amount: price.amount, currency: price.currency } } : {}),
  };
}

/** The lines come as a whole; what is told is each one that came, went or changed. */
function itemLines(before: unknown, after: unknown): Line[] {
  const read = (value: unknown) => (Array.isArray(value) ? (value as StoredItem[]) : []);
  const was = read(before);
  const is = read(after);
  const tell = (item: StoredItem | undefined): Told | null =>
    item ? { kind: 'item', item: toldItem(item) } : null;
  const lines: Line[] = [];
  for (const item of is) {
    const old = was.find((one) => one.id === item.id);
    if (!old || JSON.stringify(old) !== JSON.stringify(item))
      lines.push({ label: 'item.one', before: tell(old), after: tell(item) });
  }
  for (const old of was) {
    if (!is.some((one) => one.id === old.id))
      lines.push({ label: 'item.one', before: tell(old), after: null });
  }
  return lines;
}

/** Both shapes of a sum: what the contract says, and minor units as the store keeps them. */
function sum(amount: unknown, minor: unknown, currency: string): Told | null {
  if (currency === '') return null;
  if (typeof amount === 'string') return { kind: 'money', amount, currency };
  if (typeof minor !== 'number') return null;
  return {
    kind: 'money',
    amount: (minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency)),
    currency,
  };
}

/**
 * Reads the events, newest first, into lines. A sum whose currency did not
 * change is told in the currency that holds at that place of the history.
 */
export function tellEvents(events: readonly Event[], currencyNow: string): Line[][] {
  let currency = currencyNow;
  return events.map((event) => {
    const lines: Line[] = [];
    const cost: Record<string, Change> = {};
    for (const change of event.changes) {
      const path = change.path.replace(/^\//, '').replace(/^content\//, '');
      const money = /^cost\/(amount|minor|currency)$/.exec(path);
      if (money?.[1]) {
        cost[money[1]] = change;
        continue;
      }
      if (path === 'items') {
        lines.push(...itemLines(readJSON(change.before), readJSON(change.after)));
        continue;
      }
      const pair = /^(title|description|endUsers|priorityReason)\/(uk|en|stale)$/.exec(path);
      if (pair?.[2] === 'stale' || silent.test(path)) continue;
      const field = fields[pair?.[1] ?? path];
      if (!field) continue;
      const side = pair?.[2] as 'uk' | 'en' | undefined;
      const line: Line = {
        label: field[0],
        ...(side ? { side } : {}),
        before: field[1](readJSON(change.before), side),
        after: field[1](readJSON(change.after), side),
      };
      if (line.before || line.after) lines.push(line);
    }
    if (Object.keys(cost).length > 0) {
      const before = cost.currency
        ? ((readJSON(cost.currency.before) as string | undefined) ?? '')
        : currency;
      const after = cost.currency ? ((readJSON(cost.currency.after) as string | undefined) ?? '') : currency;
      const line: Line = {
        label: 'need.cost',
        before: sum(readJSON(cost.amount?.before), readJSON(cost.minor?.before), before),
        after: sum(readJSON(cost.amount?.after), readJSON(cost.minor?.after), after),
      };
      if (line.before || line.after) lines.push(line);
      currency = before;
    }
    return lines;
  });
}
