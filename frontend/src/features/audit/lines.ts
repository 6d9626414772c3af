// An event of any record as lines: needs as their own history tells them, the
// rest by the few fields they have; an unknown field goes by its own name.
import type { Event } from '../../api/audit';
import { ORGANISATION_KINDS, RATE_SOURCES, ROLES } from '../../api/facts.gen';
import type { MessageId } from '../../app/i18n';
import { date, readJSON, tellEvents, written } from '../../lib/told';
import type { Line, Reader } from '../../lib/told';

const text: Reader = (value, side) => {
  if (value === null || value === undefined || value === '') return null;
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  return { kind: 'text', text: plain, ...(side ? { lang: side } : {}) };
};
const organisation = written((id) => ({ kind: 'organisations', ids: [id] }));
const subgroup = written((code) => ({ kind: 'subgroup', code }));
const person = written((id) => ({ kind: 'person', id }));
const need = written((id) => ({ kind: 'need', id }));
const yes =
  (word: MessageId, other: MessageId): Reader =>
  (value) =>
    typeof value === 'boolean' ? { kind: 'word', id: value ? word : other } : null;
const oneOf =
  (prefix: string, words: readonly string[]): Reader =>
  (value) =>
    typeof value === 'string' && words.includes(value)
      ? { kind: 'word', id: `${prefix}.${value}` as MessageId }
      : text(value);
const members: Reader = (value) =>
  Array.isArray(value) ? { kind: 'word', id: 'members.count', values: { n: value.length } } : null;

const fields: Record<string, Record<string, [MessageId, Reader]>> = {
  user: {
    name: ['person.name', text],
    email: ['person.email', text],
    disabled: ['people.account', yes('person.disabled', 'audit.enabled')],
  },
  seat: {
    user: ['people.person', person],
    role: ['seat.role', oneOf('role', ROLES)],
    organisation: ['seat.organisation', organisation],
    subgroup: ['seat.subgroup', subgroup],
    from: ['seat.from-day', date],
    to: ['seat.to-day', date],
  },
  organisation: {
    name: ['organisation.name', text],
    acronym: ['organisation.acronym', text],
    kind: ['organisation.kind', oneOf('organisation.kind', ORGANISATION_KINDS)],
    country: ['organisation.country', text],
    iatiId: ['organisation.iatiId', text],
    iatiType: ['organisation.iatiType', text],
    active: ['organisation.active', yes('audit.yes', 'audit.no')],
  },
  subgroup: {
    name: ['organisation.name', text],
    purpose: ['audit.purpose', text],
    active: ['organisation.active', yes('audit.yes', 'audit.no')],
    members: ['members.title', members],
  },
  place: { name: ['organisation.name', text] },
  rate: {
    date: ['rate.date', date],
    currency: ['rate.currency', text],
    source: ['rate.source', oneOf('rate.source', RATE_SOURCES)],
    value: ['rate.value', text],
  },
  attachment: { name: ['audit.file', text], record: ['audit.record.need', need] },
  comment: { text: ['audit.text', text], record: ['audit.record.need', need] },
  interest: {
    need: ['audit.record.need', need],
    organisation: ['seat.organisation', organisation],
    note: ['audit.text', text],
  },
};

/** The codes of the places that an event names, to be read as names. */
export const placesIn = (event: Event): string[] => [
  ...(event.kind === 'place' ? [event.record] : []),
  ...event.changes
    .filter((change) => change.path === '/content/places')
    .flatMap((change) => [readJSON(change.before), readJSON(change.after)])
    .flatMap((codes) => (Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [])),
];

export function tellEvent(event: Event): Line[] {
  if (event.kind === 'need') return tellEvents([event], '')[0] ?? [];
  const known = fields[event.kind] ?? {};
  return event.changes.flatMap((change) => {
    const path = change.path.replace(/^\//, '');
    const pair = /^(.+)\/(uk|en)$/.exec(path);
    if (path.endsWith('/stale') || path.startsWith('shown')) return [];
    const side = pair?.[2] as 'uk' | 'en' | undefined;
    const field = known[pair?.[1] ?? path];
    const [label, read]: [MessageId, Reader] = field ?? ['audit.field', text];
    const line: Line = {
      label,
      ...(field ? {} : { path }),
      ...(side ? { side } : {}),
      before: read(readJSON(change.before), side),
      after: read(readJSON(change.after), side),
    };
    return (line.before ?? line.after) ? [line] : [];
  });
}
