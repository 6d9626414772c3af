// The form of a project: what is typed, as it was typed, and the way to the contract and back.
import type { Project, ProjectContent } from '../../api/projects';
import type { MessageId } from '../../app/i18n';
import { REQUIRED, readDay, requireDay } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import type { Language } from '../../lib/format';
import type { Pair } from '../../lib/pair';
import { readQuantity, showQuantity } from '../../lib/quantity';
import { readAmount, showAmount, showDate } from '../../lib/typed';

/** `id` is the portal's, empty for a new one; `key` is the form's own. */
export interface StepValues {
  key: string;
  id: string;
  title: Pair;
  due: string;
  doneOn: string;
}

export interface MeasureValues {
  key: string;
  id: string;
  title: Pair;
  unit: Pair;
  baseline: string;
  target: string;
  /** not typed here: it is noted on the project's page, and goes back as it came */
  kept: Pick<NonNullable<Project['indicators'][number]>, 'baseline' | 'target' | 'actual'>;
}

/** A record that is named, with the words it was found by. */
export interface Named {
  id: string;
  label: string;
}

export interface ProjectValues {
  owner: string;
  title: Pair;
  description: Pair;
  subgroup: string;
  pledges: Named[];
  needs: Named[];
  implementers: string[];
  beneficiaries: string[];
  plannedFrom: string;
  plannedUntil: string;
  actualFrom: string;
  actualUntil: string;
  amount: string;
  currency: string;
  milestones: StepValues[];
  indicators: MeasureValues[];
  where: '' | 'nationwide' | 'places';
  places: string[];
  registration: string;
  dream: string;
  iati: string;
}

/** What a refusal can stand beside, by its place in the body; the longer place first. */
export const LABELS = {
  owner: 'project.owner',
  title: 'project.name',
  description: 'project.description',
  subgroup: 'need.subgroup',
  pledges: 'project.pledges',
  needs: 'project.needs',
  implementers: 'project.implementers',
  beneficiaries: 'project.beneficiaries',
  plannedFrom: 'project.plannedFrom',
  plannedUntil: 'project.plannedUntil',
  actualFrom: 'project.actualFrom',
  actualUntil: 'project.actualUntil',
  budget: 'project.budget',
  milestones: 'project.milestones',
  indicators: 'project.indicators',
  nationwide: 'need.place',
  places: 'need.place',
  references: 'project.references',
} as const satisfies Record<string, MessageId>;
export type FieldName = keyof typeof LABELS;
export const FIELDS = Object.keys(LABELS) as FieldName[];

/** The id of the control that a refusal leads to. */
export const targetOf = (name: string): string =>
  name === 'title' || name === 'description' ? `p-${name}-uk` : `p-${name}`;

export const emptyValues = (owner: string): ProjectValues => ({
  owner,
  title: {},
  description: {},
  subgroup: '',
  pledges: [],
  needs: [],
  implementers: [],
  beneficiaries: [],
  plannedFrom: '',
  plannedUntil: '',
  actualFrom: '',
  actualUntil: '',
  amount: '',
  currency: 'EUR',
  milestones: [],
  indicators: [],
  where: '',
  places: [],
  registration: '',
  dream: '',
  iati: '',
});

const named = (one: { id: string; number?: string; title: Pair }, language: Language): Named => ({
  id: one.id,
  label: [one.number, one.title[language] ?? one.title.uk ?? one.title.en].filter(Boolean).join(' · '),
});

export function valuesOf(project: Project, language: Language): ProjectValues {
  return {
    owner: project.owner,
    title: project.title,
    description: project.description ?? {},
    subgroup: project.subgroup ?? '',
    pledges: project.pledges.map((one) => named(one, language)),
    needs: project.needs.map((one) => named(one, language)),
    implementers: project.implementers,
    beneficiaries: project.beneficiaries,
    plannedFrom: showDate(project.plannedFrom, language),
    plannedUntil: showDate(project.plannedUntil, language),
    actualFrom: showDate(project.actualFrom, language),
    actualUntil: showDate(project.actualUntil, language),
    amount: showAmount(project.budget?.amount, language),
    currency: project.budget?.currency ?? 'EUR',
    milestones: project.milestones.map((one) => ({
      key: one.id,
      id: one.id,
      title: one.title,
      due: showDate(one.due, language),
      doneOn: showDate(one.doneOn, language),
    })),
    indicators: project.indicators.map((one) => ({
      key: one.id,
      id: one.id,
      title: one.title,
      unit: one.unit ?? {},
      baseline: showQuantity(one.baseline?.value, language),
      target: showQuantity(one.target?.value, language),
      kept: {
        ...(one.baseline ? { baseline: one.baseline } : {}),
        ...(one.target ? { target: one.target } : {}),
        ...(one.actual ? { actual: one.actual } : {}),
      },
    })),
    where: project.nationwide ? 'nationwide' : project.places.length > 0 ? 'places' : '',
    places: project.places,
    registration: project.references.registration ?? '',
    dream: project.references.dream ?? '',
    iati: project.references.iati ?? '',
  };
}

type Text = { uk?: string; en?: string; stale?: 'uk' | 'en' };

/** A text as the contract wants it: only the sides that are written. */
function textOf(pair: Pair): Text {
  const out: Text = {};
  const uk = pair.uk?.trim();
  const en = pair.en?.trim();
  if (uk) out.uk = uk;
  if (en) out.en = en;
  if (pair.stale) out.stale = pair.stale;
  return out;
}

const blank = (pair: Pair) => !pair.uk?.trim() && !pair.en?.trim();

/** The body to send, and what cannot be read of what was typed. */
export function contentOf(values: ProjectValues): { body: ProjectContent; lacks: Lacks } {
  const lacks: Lacks = {};
  const lack = (name: FieldName, wrong: Lacks[string] | undefined) => {
    if (wrong) lacks[name] ??= wrong;
  };
  const body: ProjectContent = {
    owner: values.owner,
    title: textOf(values.title),
    pledges: values.pledges.map(({ id }) => id),
    needs: values.needs.map(({ id }) => id),
    implementers: values.implementers,
    beneficiaries: values.beneficiaries,
    nationwide: values.where === 'nationwide',
    places: values.where === 'places' ? values.places : [],
  };
  if (values.owner === '') lack('owner', REQUIRED);
  if (blank(values.title)) lack('title', REQUIRED);
  if (!blank(values.description)) body.description = textOf(values.description);
  if (values.subgroup) body.subgroup = values.subgroup;
  for (const name of ['plannedFrom', 'plannedUntil', 'actualFrom', 'actualUntil'] as const) {
    const read = readDay(values[name]);
    lack(name, read.wrong);
    if (read.day) body[name] = read.day;
  }
  if (values.amount.trim()) {
    const read = readAmount(values.amount);
    if (read.ok)
      body.budget = {
        amount: read.value,
        currency: values.currency as NonNullable<ProjectContent['budget']>['currency'],
      };
    else lack('budget', { code: read.code, ...(read.params ? { params: read.params } : {}) });
  }
  body.milestones = values.milestones.map((one) => {
    const due = requireDay(one.due);
    const done = readDay(one.doneOn);
    lack('milestones', due.wrong ?? done.wrong ?? (blank(one.title) ? REQUIRED : undefined));
    return {
      ...(one.id ? { id: one.id } : {}),
      title: textOf(one.title),
      due: due.day,
      ...(done.day ? { doneOn: done.day } : {}),
    };
  });
  body.indicators = values.indicators.map((one) => {
    if (blank(one.title)) lack('indicators', REQUIRED);
    const reading = (typed: string, kept: { value: string; on?: string } | undefined) => {
      if (typed.trim() === '') return undefined;
      const read = readQuantity(typed, 3);
      if (!read.ok) {
        lack('indicators', { code: read.code, ...(read.params ? { params: read.params } : {}) });
        return undefined;
      }
      return { value: read.value, ...(kept?.on ? { on: kept.on } : {}) };
    };
    const baseline = reading(one.baseline, one.kept.baseline);
    const target = reading(one.target, one.kept.target);
    return {
      ...(one.id ? { id: one.id } : {}),
      title: textOf(one.title),
      ...(blank(one.unit) ? {} : { unit: textOf(one.unit) }),
      ...(baseline ? { baseline } : {}),
      ...(target ? { target } : {}),
      ...(one.kept.actual ? { actual: one.kept.actual } : {}),
    };
  });
  const references: NonNullable<ProjectContent['references']> = {};
  for (const name of ['registration', 'dream', 'iati'] as const)
    if (values[name].trim()) references[name] = values[name].trim();
  body.references = references;
  return { body, lacks };
}
