import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { press, type, visit } from '../../test/page';
import { CATALOGUE, Server, needOf, rowOf, problem } from '../../test/server';
import { eraseDrafts, loadDraft } from '../../lib/drafts';
import { contentOf, emptyValues, readErrors, targetOf } from './form';
import { linesSum, newLine } from '../../lines/lines';

// A form that goes keeps its draft: each test begins on a clean device.
beforeEach(async () => {
  await eraseDrafts(new Server().session.user?.id ?? '');
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const start = { agency: 'org', contactName: 'Олена', contactEmail: 'o@x.example', today: '2026-11-24' };
const ROWS = 'Ноутбук\ti5\t12\tшт\t32 500,50\nЛітак\tвеликий\t1\tпляшка\t1,250';
const pasteInto = (label: string, text: string) => {
  fireEvent.paste(screen.getByLabelText(label), { clipboardData: { getData: () => text } });
};
const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

describe('lines on their way to the contract', () => {
  const values = {
    ...emptyValues(start, 'uk'),
    title: { uk: 'Ноутбуки' },
    amount: '5',
    lines: [
      newLine(),
      newLine({ key: 'a', class: 'ITC-LAPTOP', quantity: '1 200', unit: 'PCE', price: '32 500,50' }),
      newLine({ key: 'b', class: 'ITC-NETWORK', quantity: '1', unit: 'SET', price: '' }),
    ],
  };
  test('empty lines are left out, and the cost is not sent beside them', () => {
    const { content, wrong, keys } = contentOf(values, CATALOGUE);
    expect(wrong).toEqual([]);
    expect(keys).toEqual(['a', 'b']);
    expect(content.cost).toBeUndefined();
    expect(content.items).toEqual([
      {
        class: 'ITC-LAPTOP',
        quantity: '1200',
        unit: 'PCE',
        unitPrice: { amount: '32500.50', currency: 'EUR' },
      },
      { class: 'ITC-NETWORK', quantity: '1', unit: 'SET' },
    ]);
  });
  test('an error of the server finds its line by the order of sending', () => {
    const [first] = readErrors([{ pointer: '/items/1/unitPrice/amount', code: 'required' }], ['a', 'b']);
    expect(first).toEqual({ field: 'lines', line: 'b', cell: 'price', code: 'required' });
    expect(first && targetOf(first)).toBe('f-b-price');
  });
  test('the sum counts what can be counted', () => {
    expect(linesSum(values.lines, CATALOGUE.units, 'EUR')).toEqual({
      amount: '39000600.00',
      counted: 1,
      of: 2,
    });
  });
  test('a need held outside sends a subgroup and a contact alone', () => {
    expect(contentOf({ ...values, heldOutside: true, subgroup: 'ER' }, CATALOGUE).content).toEqual({
      agency: 'org',
      heldOutside: true,
      subgroup: 'ER',
      contact: { name: 'Олена', email: 'o@x.example' },
    });
  });
});

describe('the table of lines', () => {
  const begin = async () => {
    const view = await visit('/needs/new');
    await screen.findByLabelText('Назва, українською');
    type('Назва, українською', 'Ноутбуки');
    press('Додати позицію');
    return view;
  };

  test('pasted rows are read, marked where not understood, kept, and taken back at once', async () => {
    await begin();
    pasteInto('Клас, позиція 1', ROWS);
    expect(value('Клас, позиція 1')).toBe('Ноутбук');
    expect(value('Одиниця, позиція 1')).toBe('PCE');
    expect(value('Клас, позиція 2')).toBe('Літак');
    expect(value('Ціна за одиницю, позиція 2')).toBe('1,250');
    expect(screen.getByText('Вставлено 2 позиції, ціни в EUR.')).toBeTruthy();
    expect(screen.getByText(/^Такого класу немає в переліку/)).toBeTruthy();
    expect(screen.getByText(/Напишіть 1250 або 1,25/)).toBeTruthy();
    // Marks are no failed send: no summary takes the focus.
    expect(screen.queryByText(/^Перевірте \d/)).toBeNull();
    press('Зберегти чернетку');
    expect(await screen.findByText('Перевірте 3 поля')).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Позиція 2, клас/i })).toBeTruthy();
    press('Повернути як було');
    expect(screen.queryByLabelText('Клас, позиція 2')).toBeNull();
  });

  test('the unit follows its class, and a line goes up by its button', async () => {
    await begin();
    type('Клас, позиція 1', 'мережеве обладнання');
    expect(value('Одиниця, позиція 1')).toBe('SET');
    press('Додати позицію');
    type('Клас, позиція 2', 'Ретранслятор');
    expect(screen.getByText(/подвійного використання/)).toBeTruthy();
    press('Позицію 2 вище');
    fireEvent.blur(screen.getByLabelText('Клас, позиція 1'));
    expect(value('Клас, позиція 1')).toBe('Ретранслятор');
    expect(screen.getByText('Позицію 2 переставлено: тепер вона 1 з 2.')).toBeTruthy();
  });

  test('lines are sent, kept with their ids, and what submitting lacks is told at the cell', async () => {
    const { server } = await begin();
    type('Клас, позиція 1', 'Ноутбук');
    type('Кількість, позиція 1', '4');
    type('Ціна за одиницю, позиція 1', '1250');
    expect(document.querySelector('.sum')?.textContent).toMatch(/5\s000,00\sEUR/);
    server.trouble.push({
      at: 'POST /needs/01930000',
      answer: () => problem(422, 'need_not_complete', [{ pointer: '/items/0/quantity', code: 'required' }]),
    });
    press('Зберегти й подати');
    expect(await screen.findByRole('link', { name: /^Позиція 1, кількість/i })).toBeTruthy();
    expect(server.bodies[0]).toMatchObject({ items: [{ class: 'ITC-LAPTOP', quantity: '4', unit: 'PCE' }] });
  });

  test('the draft of this device holds lines', async () => {
    const first = await begin();
    pasteInto('Клас, позиція 1', ROWS);
    first.unmount();
    await waitFor(async () =>
      expect(
        (await loadDraft<{ lines: unknown[] }>(first.server.session.user?.id ?? '', 'new'))?.values.lines,
      ).toHaveLength(2),
    );
  });
});

test('like needs are pointed out and can be put aside', async () => {
  const server = new Server();
  server.similar = [{ need: rowOf(needOf(7)), why: ['title', 'items'] }];
  await visit('/needs/new', server);
  await screen.findByLabelText('Назва, українською');
  type('Назва, українською', 'Пожежні автоцистерни');
  expect(await screen.findByText(/слова назви, клас позиції/, {}, { timeout: 3000 })).toBeTruthy();
  press('Це інша потреба');
  expect(screen.queryByText(/слова назви/)).toBeNull();
});

test('a raion is told by name to its parties, and by its oblast in the list', async () => {
  const server = new Server();
  server.needs = [needOf(1, { places: ['UA63120000000012345'] })];
  const first = await visit(`/needs/${server.needs[0]?.id}`, server);
  expect(await screen.findByText('Чугуївський район')).toBeTruthy();
  first.unmount();
  await visit('/needs', server);
  expect(await screen.findByText(/Харківська область/, { selector: '.pl' })).toBeTruthy();
});

describe('acts that take two', () => {
  test('an agency with an approver: proposing is told, and the second word has its own name', async () => {
    const server = new Server();
    server.twoPeople = true;
    server.needs = [needOf(1, { state: 'draft', may: ['need:submit'] })];
    const path = `/needs/${server.needs[0]?.id}`;
    const first = await visit(path, server);
    fireEvent.click(await screen.findByRole('button', { name: 'Подати потребу' }));
    expect(await screen.findByText('Подано на погодження: чекає на уповноважену особу органу.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /подати/i })).toBeNull();
    first.unmount();
    const need = server.needs[0];
    if (need) need.may = ['need:submit'];
    await visit(path, server);
    fireEvent.click(await screen.findByRole('button', { name: 'Погодити й подати' }));
    expect(await screen.findByText('Потребу N-ER-2026-0099 подано')).toBeTruthy();
  });

  test('making public: the first word changes nothing yet', async () => {
    const server = new Server();
    server.needs = [needOf(1, { may: ['need:publish'] })];
    await visit(`/needs/${server.needs[0]?.id}`, server);
    fireEvent.click(await screen.findByRole('button', { name: 'Зробити публічною…' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Зробити публічною' }));
    expect(await screen.findByText('Пропонують зробити публічною.')).toBeTruthy();
    expect(server.needs[0]?.level).toBe('group');
  });
});

test('boxes stand only where a need may be opened, and each outcome is told', async () => {
  const server = new Server();
  server.needs = [
    needOf(1),
    needOf(2, { state: 'submitted', may: ['need:open', 'need:return'] }),
    needOf(3, { state: 'submitted', may: ['need:open', 'need:return'] }),
  ];
  await visit('/needs', server);
  await screen.findByText('3 потреби');
  const boxes = screen.getAllByRole('checkbox', { name: /^Обрати: / });
  expect(boxes).toHaveLength(2);
  boxes.forEach((box) => fireEvent.click(box));
  press('Відкрити обрані…');
  const third = server.needs[2];
  if (third) third.version = 9;
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Відкрити обрані' }));
  expect(await screen.findByText('Відкрито 1 з 2')).toBeTruthy();
  expect(screen.getByText(/^Потребу тим часом змінено/)).toBeTruthy();
});
