import { describe, expect, it } from 'vitest';
import type { Event } from '../../api/needs';
import type { Project } from '../../api/projects';
import { contentOf, emptyValues, valuesOf } from './form';
import { readFilter, write } from './state';
import { tellProject } from './told';

const project: Project = {
  id: 'p',
  version: 3,
  status: 'implementation',
  statusCode: 2,
  next: ['closed'],
  owner: 'nl',
  named: [],
  title: { uk: 'Насоси', en: 'Pumps', stale: 'en' },
  description: { uk: 'Поставка.' },
  subgroup: 'ER',
  pledges: [],
  needs: [{ id: 'n', number: 'N-ER-2026-0001', title: { uk: 'Потреба' } }],
  implementers: [],
  beneficiaries: ['sesu'],
  plannedFrom: '2026-01-01',
  plannedUntil: '2027-12-31',
  budget: { amount: '5200000.50', currency: 'EUR' },
  milestones: [{ id: 'm', title: { uk: 'Тендер' }, due: '2026-03-01', doneOn: '2026-03-05', overdue: false }],
  indicators: [
    {
      id: 'i',
      title: { uk: 'Навчено' },
      unit: { uk: 'осіб' },
      baseline: { value: '0', on: '2026-01-01' },
      target: { value: '240' },
      actual: { value: '96.5', on: '2026-06-30' },
    },
  ],
  nationwide: true,
  places: [],
  references: { iati: 'XM-1' },
  may: [],
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: 'a',
  updatedAt: '2026-01-01T00:00:00Z',
  updatedBy: 'a',
};

describe('the form of a project', () => {
  it('gives back what it was filled from, what is not typed in it too', () => {
    const { body, lacks } = contentOf(valuesOf(project, 'uk'));
    expect(lacks).toEqual({});
    expect(body).toMatchObject({
      owner: 'nl',
      title: project.title,
      needs: ['n'],
      plannedFrom: '2026-01-01',
      budget: { amount: '5200000.50', currency: 'EUR' },
      milestones: [{ id: 'm', due: '2026-03-01', doneOn: '2026-03-05' }],
      indicators: [
        {
          id: 'i',
          baseline: { value: '0', on: '2026-01-01' },
          target: { value: '240' },
          actual: { value: '96.5', on: '2026-06-30' },
        },
      ],
      nationwide: true,
      places: [],
      references: { iati: 'XM-1' },
    });
  });

  it('names what cannot be read before anything is sent', () => {
    const { lacks } = contentOf({
      ...emptyValues('nl'),
      plannedUntil: '31.02.2027',
      amount: 'багато',
      milestones: [{ key: 'k', id: '', title: { uk: 'Тендер' }, due: '', doneOn: '' }],
    });
    expect(Object.keys(lacks).sort()).toEqual(['budget', 'milestones', 'plannedUntil', 'title']);
  });
});

it('the address of the list drops broken words and keeps the rest', () => {
  const page = { limit: 50, after: '', skip: 0 };
  const filter = readFilter({ status: 'closed', partner: 'x', overdue: 'yes', sort: 'nothing' });
  expect(write(filter, page)).toEqual({ status: 'closed', overdue: 'yes' });
});

it('the history tells a budget in its currency and milestones by their days', () => {
  const event = (changes: Event['changes']): Event => ({
    id: 'e',
    kind: 'project',
    record: 'p',
    seq: 1,
    act: 'project.edited',
    at: '2026-01-01T00:00:00Z',
    person: 'a',
    changes,
  });
  const [lines] = tellProject(
    [
      event([
        { path: '/content/budget/minor', before: '100', after: '520000050' },
        { path: '/content/milestones', after: '[{"title":{"uk":"Тендер"},"due":"2026-03-01"}]' },
        { path: '/content/pledges', before: '["x","y"]', after: '["x"]' },
      ]),
    ],
    'EUR',
    'uk',
  );
  expect(lines).toEqual([
    { label: 'project.milestones', before: null, after: { kind: 'text', text: 'Тендер — 01.03.2026' } },
    {
      label: 'project.pledges',
      before: { kind: 'word', id: 'project.told.links', values: { n: 2 } },
      after: { kind: 'word', id: 'project.told.links', values: { n: 1 } },
    },
    {
      label: 'project.budget',
      before: { kind: 'money', amount: '1.00', currency: 'EUR' },
      after: { kind: 'money', amount: '5200000.50', currency: 'EUR' },
    },
  ]);
});
