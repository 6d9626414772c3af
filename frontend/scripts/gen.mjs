// Makes src/api/*.gen.ts from the contract. Run by `npm run gen`; the tests
// fail where it would change a file. `--check` only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import openapiTS, { astToString } from 'openapi-typescript';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const contract = here('../../server/api/openapi.yaml');
const document = load(readFileSync(contract, 'utf8'));
const schemas = document.components.schemas;
const HEAD = '// Made by `npm run gen` from server/api/openapi.yaml. Do not edit.\n';

const types = HEAD + astToString(await openapiTS(new URL(`file://${contract}`), { alphabetize: false }));

const resolve = (schema) => (schema.$ref ? resolve(schemas[schema.$ref.split('/').pop()]) : schema);

/** The most characters each text of a body may hold, by RFC 6901 pointer. */
function limits(schema, pointer = '') {
  const now = resolve(schema);
  if (now.type === 'object') {
    return Object.entries(now.properties ?? {}).flatMap(([name, part]) => limits(part, `${pointer}/${name}`));
  }
  if (now.type === 'array') return limits(now.items, pointer);
  return now.type === 'string' && now.maxLength && !now.pattern && !now.enum
    ? [[pointer, now.maxLength]]
    : [];
}

const words = (name) => JSON.stringify(schemas[name].enum);
/** What the first view asks by: the first file holds this and not all the lists. */
const first = `${HEAD}
export const NEED_STATES = ${words('NeedState')} as const;
export const PRIORITIES = ${words('Priority')} as const;
export const LEVELS = ${words('Level')} as const;
export const NEED_SORTS = ${words('NeedSort')} as const;
`;

const facts = `${HEAD}
export * from './first.gen';

export const NEED_LIMITS: Readonly<Record<string, number>> = ${JSON.stringify(Object.fromEntries(limits({ $ref: '#/components/schemas/NeedContent' })), null, 2)};

export const ROLES = ${words('Role')} as const;
export const ORGANISATION_KINDS = ${words('OrganisationKind')} as const;
export const RECORD_KINDS = ${words('RecordKind')} as const;
export const COUNTRIES = ${words('Country')} as const;
export const EVENT_ACTS = ${words('EventAct')} as const;
export const CURRENCIES = ${words('Currency')} as const;
export const RATE_SOURCES = ${words('RateSource')} as const;
export const CLOSE_REASONS = ${words('CloseReason')} as const;
export const REPORTING_CURRENCIES = ${words('ReportingCurrency')} as const;
export const PLEDGE_STATES = ${words('PledgeState')} as const;
export const PLEDGE_SORTS = ${words('PledgeSort')} as const;
export const INSTRUMENTS = ${words('Instrument')} as const;
export const PROJECT_STATUSES = ${words('ProjectStatus')} as const;
export const PROJECT_SORTS = ${words('ProjectSort')} as const;
export const EARMARKS = ${words('EarmarkKind')} as const;
export const TRANSACTION_TYPES = ${words('TransactionType')} as const;
`;

/** For the tests alone: each code needs its words in both languages. */
const codes = `${HEAD}
export const PROBLEM_CODES = ${words('ProblemCode')} as const;
export const FIELD_CODES = ${words('FieldCode')} as const;
`;

const check = process.argv.includes('--check');
let drift = 0;
for (const [name, text] of [
  ['schema', types],
  ['first', first],
  ['facts', facts],
  ['codes', codes],
]) {
  const file = here(`../src/api/${name}.gen.ts`);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    console.error(`src/api/${name}.gen.ts differs from the contract: run npm run gen`);
    drift = 1;
  } else writeFileSync(file, text);
}
process.exitCode = drift;
