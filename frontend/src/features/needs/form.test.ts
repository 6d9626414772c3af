import { describe, expect, test } from 'vitest';
import { CATALOGUE, needOf } from '../../test/server';
import { choose, contentOf, emptyValues, equalValues, readErrors, targetOf, valuesOf } from './form';

const start = { agency: 'org', contactName: 'Олена', contactEmail: 'o@x.example', today: '2026-11-24' };

describe('from the record into the form and back', () => {
  test.each(['uk', 'en'] as const)('nothing is lost or changed (%s)', (language) => {
    const need = needOf(1, {
      endUsers: { uk: '14 частин' },
      validUntil: '2027-03-01',
      officialRequest: { number: '02-17634/161-1', date: '2026-09-22' },
      contact: { name: 'Олена Коваль', email: 'koval@dsns.example', phone: '+380 44 000 00 00' },
    });
    const { content, wrong } = contentOf(valuesOf(need, language), CATALOGUE);
    expect(wrong).toEqual([]);
    expect({ ...content, cost: { ...content.cost, amount: Number(content.cost?.amount) } }).toEqual({
      agency: need.agency,
      theme: need.theme,
      title: need.title,
      description: need.description,
      endUsers: need.endUsers,
      priority: need.priority,
      priorityReason: need.priorityReason,
      cost: { amount: 2640600, currency: 'EUR' },
      costAsOf: need.costAsOf,
      places: need.places,
      neededBy: need.neededBy,
      validUntil: need.validUntil,
      contact: need.contact,
      officialRequest: need.officialRequest,
    });
  });

  test('a form in another language is the same form', () => {
    const need = needOf(1);
    expect(equalValues(valuesOf(need, 'uk'), valuesOf(need, 'en'))).toBe(true);
  });
});

describe('a new need', () => {
  test('knows its agency, its writer and today, and sends nothing that was not said', () => {
    const values = { ...emptyValues(start, 'uk'), title: { uk: ' Насоси ' } };
    expect(contentOf(values, CATALOGUE)).toEqual({
      wrong: [],
      keys: [],
      content: {
        agency: 'org',
        title: { uk: 'Насоси' },
        costAsOf: '2026-11-24',
        contact: { name: 'Олена', email: 'o@x.example' },
      },
    });
  });

  test('cells pasted from a spreadsheet become one line where one line is asked for, and stay lines in a longer text', () => {
    const values = {
      ...emptyValues(start, 'uk'),
      title: { uk: 'Насоси\tдля громад\r\nСумщини' },
      description: { uk: 'Перший\nДругий' },
      requestNumber: '02-17634\t',
    };
    expect(contentOf(values, CATALOGUE).content).toMatchObject({
      title: { uk: 'Насоси для громад Сумщини' },
      description: { uk: 'Перший\nДругий' },
      officialRequest: { number: '02-17634' },
    });
  });

  test('names everything that cannot be sent, at its field', () => {
    const values = {
      ...emptyValues(start, 'uk'),
      neededBy: '31.02.2027',
      amount: '1,250',
      requestDate: 'вчора',
    };
    expect(contentOf(values, CATALOGUE).wrong.map((one) => [one.field, one.code])).toEqual([
      ['title', 'required'],
      ['amount', 'amount_ambiguous'],
      ['neededBy', 'date_day'],
      ['requestDate', 'date_format'],
    ]);
  });

  test('too long a text is said by the limit of the contract, and not cut', () => {
    const values = { ...emptyValues(start, 'uk'), title: { uk: 'я'.repeat(201) } };
    expect(contentOf(values, CATALOGUE).wrong).toEqual([
      { field: 'title', side: 'uk', code: 'too_long', params: { max: '200' } },
    ]);
  });

  test('oblasts that were ticked and then left for the whole country are not sent', () => {
    const values = {
      ...emptyValues(start, 'uk'),
      title: { uk: 'x' },
      where: 'nationwide' as const,
      places: ['UA1'],
    };
    expect(contentOf(values, CATALOGUE).content).toMatchObject({ nationwide: true });
    expect(contentOf(values, CATALOGUE).content.places).toBeUndefined();
  });
});

describe('an error of the server', () => {
  test.each([
    ['/title', 'f-title-uk'],
    ['/title/en', 'f-title-en'],
    ['/cost/amount', 'f-amount'],
    ['/places', 'f-where'],
    ['/places/3', 'f-where'],
    ['/contact/email', 'f-contactEmail'],
    ['/something/new', undefined],
  ])('%s stands at %s', (pointer, target) => {
    const [wrong] = readErrors([{ pointer, code: 'required' }]);
    expect(wrong && targetOf(wrong)).toBe(target);
  });
});

test('choosing the place chooses where and which together', () => {
  const mine = { ...emptyValues(start, 'uk'), where: 'places' as const, places: ['UA1'] };
  const theirs = { ...mine, where: 'nationwide' as const, places: [] };
  expect(choose(mine, theirs, 'where')).toMatchObject({ where: 'nationwide', places: [] });
});
