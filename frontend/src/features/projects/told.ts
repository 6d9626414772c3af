// An event of a project as lines a person can read: field, before, after.
import type { Event } from '../../api/needs';
import type { MessageId } from '../../app/i18n';
import { formatDate, formatDecimal, minorDigits } from '../../lib/format';
import type { Language } from '../../lib/format';
import { readPair } from '../../lib/pair';
import type { Pair } from '../../lib/pair';
import { readJSON } from '../../lib/told';
import type { Line, Told } from '../../lib/told';

type Reader = (value: unknown, language: Language) => Told | null;

const text: Reader = (value) =>
  typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : null;
const date: Reader = (value) =>
  typeof value === 'string' && value !== '' ? { kind: 'date', date: value } : null;
const word =
  (prefix: 'level' | 'project.status'): Reader =>
  (value) =>
    typeof value === 'string' && value !== ''
      ? { kind: 'word', id: `${prefix}.${value}` as MessageId }
      : null;
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const organisations: Reader = (value) => {
  const ids = typeof value === 'string' && value !== '' ? [value] : list(value);
  return ids.length > 0 ? { kind: 'organisations', ids } : null;
};
/** Of links the number is told: who sees them finds them on the page. */
const links: Reader = (value) =>
  list(value).length > 0
    ? { kind: 'word', id: 'project.told.links', values: { n: list(value).length } }
    : null;

interface Reading {
  value: number;
}
interface Step {
  title?: Pair;
  due?: string;
  doneOn?: string;
  actual?: Reading;
}

const steps: Reader = (value, language) => {
  if (!Array.isArray(value) || value.length === 0) return null;
  const said = (value as Step[]).map((step) => {
    const name = readPair(step.title, language)?.text ?? '';
    // The store counts in thousandths.
    const reached = step.doneOn
      ? `✓ ${formatDate(step.doneOn, language)}`
      : step.actual
        ? formatDecimal(String(step.actual.value / 1000), language)
        : step.due
          ? formatDate(step.due, language)
          : '';
    return [name, reached].filter(Boolean).join(' — ');
  });
  return { kind: 'text', text: said.join('; ') };
};

const fields: Record<string, [MessageId, Reader]> = {
  number: ['need.number', text],
  owner: ['project.owner', organisations],
  status: ['project.status', word('project.status')],
  reason: ['project.move.reason', text],
  level: ['level.label', word('level')],
  named: ['need.named', organisations],
  title: ['project.name', text],
  description: ['project.description', text],
  subgroup: [
    'need.subgroup',
    (value) => (typeof value === 'string' && value !== '' ? { kind: 'subgroup', code: value } : null),
  ],
  implementers: ['project.implementers', organisations],
  beneficiaries: ['project.beneficiaries', organisations],
  pledges: ['project.pledges', links],
  needs: ['project.needs', links],
  plannedFrom: ['project.plannedFrom', date],
  plannedUntil: ['project.plannedUntil', date],
  actualFrom: ['project.actualFrom', date],
  actualUntil: ['project.actualUntil', date],
  milestones: ['project.milestones', steps],
  indicators: ['project.indicators', steps],
  nationwide: ['need.place', (value) => (value === true ? { kind: 'word', id: 'place.nationwide' } : null)],
  places: ['need.place', (value) => (list(value).length > 0 ? { kind: 'places', codes: list(value) } : null)],
  'references/registration': ['project.registration', text],
  'references/dream': ['project.dream', text],
  'references/iati': ['project.iati', text],
};

function money(amount: unknown, currency: unknown): Told | null {
  if (typeof amount !== 'number' || typeof currency !== 'string' || currency === '') return null;
  const digits = minorDigits(currency);
  return { kind: 'money', amount: (amount / 10 ** digits).toFixed(digits), currency };
}

/** Reads the events, newest first; a budget whose currency did not change is told in the one that holds at that place. */
export function tellProject(events: readonly Event[], currencyNow: string, language: Language): Line[][] {
  let currency = currencyNow;
  return events.map((event) => {
    const lines: Line[] = [];
    const at = (path: string) => event.changes.find((change) => change.path === path);
    for (const change of event.changes) {
      const path = change.path.replace(/^\//, '').replace(/^content\//, '');
      const pair = /^(title|description)\/(uk|en)$/.exec(path);
      const field = fields[pair?.[1] ?? path];
      if (!field) continue;
      const side = pair?.[2] as 'uk' | 'en' | undefined;
      const [label, read] = field;
      const before = read(readJSON(change.before), language);
      const after = read(readJSON(change.after), language);
      if (before || after) lines.push({ label, ...(side ? { side } : {}), before, after });
    }
    const amount = at('/content/budget/minor');
    const coin = at('/content/budget/currency');
    if (amount || coin) {
      const was = coin ? readJSON(coin.before) : currency;
      const before = money(readJSON(amount?.before), was);
      const after = money(readJSON(amount?.after), coin ? readJSON(coin.after) : currency);
      if (before || after) lines.push({ label: 'project.budget', before, after });
      if (typeof was === 'string') currency = was;
    }
    return lines;
  });
}
