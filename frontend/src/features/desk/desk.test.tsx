import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { visit } from '../../test/page';
import { rowOf } from '../../test/dialogue';
import { ORG, Server, needOf, problem } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const part = (name: RegExp) => screen.findByRole('region', { name });

describe('the desk', () => {
  test('says what waits, since when, why, and the one next step', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-24T09:00:00Z'), toFake: ['Date'] });
    const server = new Server();
    const returned = needOf(1, { state: 'returned' });
    const due = needOf(2, { state: 'open', stale: true });
    server.dialogue.desk.parts = [
      {
        waits: 'mending',
        total: 1,
        items: [{ since: '2026-11-21T22:30:00Z', need: rowOf(returned), words: 'Додайте ціну' }],
      },
      { waits: 'confirming', total: 12, items: [{ since: '2026-11-24T01:00:00Z', need: rowOf(due) }] },
    ];
    await visit('/', server);
    const mending = within(await part(/^Повернено на доповнення \(1\)/));
    // 22:30 in UTC is the next day in Kyiv.
    expect(mending.getByText('2 дні')).toBeTruthy();
    expect(mending.getByText('Додайте ціну')).toBeTruthy();
    expect(mending.getByRole('link', { name: /^Доповнити/ }).getAttribute('href')).toBe(
      `/needs/${returned.id}/edit`,
    );
    const confirming = within(await part(/^Чекають на підтвердження актуальності \(12\)/));
    expect(confirming.getByText('сьогодні')).toBeTruthy();
    expect(confirming.getByText('Показано 1 найдавніших із 12')).toBeTruthy();
    expect(screen.getByText(/На вас чекає 13 справ/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Робочий стіл' }).getAttribute('aria-current')).toBe('page');
  });

  test('lays before a partner what it looks at, since when, and what fits it, with the reason', async () => {
    const server = new Server();
    const looked = needOf(1, { state: 'open' });
    const fitting = needOf(2, { state: 'open', priority: 'critical' });
    server.dialogue.desk.interests = [
      { need: rowOf(looked), since: '2026-10-11T22:30:00Z', publicity: 'chairs' },
    ];
    server.dialogue.desk.fits = [{ need: rowOf(fitting), since: '2026-09-01T09:00:00Z', why: 'unseen' }];
    await visit('/', server);
    const interests = within(await part(/^Ваша зацікавленість/));
    expect(interests.getByText(/від/).textContent).toBe('від 12.10.2026 · Для співголів');
    const fits = within(await part(/^Потреби, що можуть вам підійти/));
    expect(fits.getByText(/нічиєї зацікавленості/).textContent).toBe(
      'критична, і нічиєї зацікавленості вам не показано · відкрито 01.09.2026',
    );
    expect(fits.getByRole('link', { name: /за пріоритетом/ }).getAttribute('href')).toBe(
      '/needs?sort=priority&state=open',
    );
  });

  test('says of a hold and of a pledge whose it is, how much, and until when', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-24T09:00:00Z'), toFake: ['Date'] });
    const server = new Server();
    const need = needOf(1, { state: 'open' });
    const pledge = {
      id: '01930000-0000-7000-8000-0000000000f1',
      number: 'P-2026-0031',
      title: { en: 'Rescue boats' },
      funder: ORG.nl,
      state: 'announced' as const,
    };
    const amount = { amount: '1200.00', currency: 'EUR' as const };
    server.dialogue.desk.parts = [
      {
        waits: 'allocations',
        total: 1,
        items: [
          {
            since: '2026-11-20T09:00:00Z',
            due: '2026-12-20',
            allocation: {
              id: '01930000-0000-7000-8000-0000000000f2',
              version: 1,
              pledge,
              need: { id: need.id, number: 'N-ER-2026-0001', title: need.title },
              state: 'held',
              amount,
              inNeed: amount,
              atPrice: false,
              heldUntil: '2026-12-20',
              delivered: { amount: '0.00', currency: 'EUR' },
              may: [],
              createdAt: '2026-11-20T09:00:00Z',
              updatedAt: '2026-11-20T09:00:00Z',
            },
          },
        ],
      },
      {
        waits: 'ending',
        total: 1,
        items: [
          {
            since: '2026-11-24T09:00:00Z',
            due: '2027-01-23',
            pledge: { ...pledge, version: 1, updatedAt: '2026-11-20T09:00:00Z' },
          },
        ],
      },
    ];
    await visit('/', server);
    const held = within(await part(/^Чекають на підтвердження розподілу \(1\)/));
    expect(held.getByText('4 дні')).toBeTruthy();
    expect(held.getByText(/N-ER-2026-0001 · P-2026-0031/)).toBeTruthy();
    expect(held.getByText(/^1\s200,00\sEUR$/)).toBeTruthy();
    expect(held.getByText(/останній день/)).toBeTruthy();
    expect(held.getByRole('link', { name: /^Розглянути/ }).getAttribute('href')).toBe(`/needs/${need.id}`);
    const ending = within(await part(/^Внески, доступні останні 60 днів \(1\)/));
    expect(ending.getByText('Rescue boats')).toBeTruthy();
  });

  test('the brief keeps currencies apart, and each number opens its rows', async () => {
    const server = new Server();
    server.dialogue.desk.briefs = [
      {
        organisation: ORG.sesu,
        rows: [
          {
            key: 'open',
            count: 3,
            costs: [
              { amount: '100.00', currency: 'EUR' },
              { amount: '5000.50', currency: 'UAH' },
            ],
          },
        ],
      },
    ];
    await visit('/', server);
    const brief = within(await part(/^ДСНС: що запитано/));
    expect(brief.getByText(/^100,00\sEUR$/)).toBeTruthy();
    expect(brief.getByText(/^5\s000,50\sUAH$/)).toBeTruthy();
    const link = brief.getByRole('link', { name: /^Відкриті: 3/ });
    expect(link.getAttribute('href')).toBe(`/needs?agency=${ORG.sesu}&state=open`);
  });

  test('an empty one says what it means and leads on', async () => {
    await visit('/');
    expect(await screen.findByRole('heading', { name: 'На вас нічого не чекає' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'До переліку потреб' })).toBeTruthy();
  });

  test('who may read no needs is not sent to them', async () => {
    const server = new Server();
    server.session = { ...server.session, permissions: [] };
    await visit('/', server);
    expect(await screen.findByText('Ваше місце в групі не передбачає справ із потребами.')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'До переліку потреб' })).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  test('a chair is one press from the gap of the subgroup, the plenary has none of its own', async () => {
    const server = new Server();
    const seat = { role: 'chair', from: '2026-01-01' } as const;
    server.session = {
      ...server.session,
      permissions: [...server.session.permissions, 'coverage:read'],
      seats: [
        { ...seat, id: 'a', subgroup: 'ER' },
        { ...seat, id: 'b', subgroup: 'PL' },
      ],
    };
    await visit('/', server);
    const link = await screen.findByRole('link', { name: 'Покриття ER' });
    expect(link.getAttribute('href')).toBe('/coverage?subgroup=ER');
    expect(screen.queryByRole('link', { name: 'Покриття PL' })).toBeNull();
  });

  test('what could not be read is asked for again', async () => {
    const server = new Server();
    server.trouble.push({ at: 'GET /desk', answer: () => problem(503, 'unavailable') });
    await visit('/', server);
    fireEvent.click(await screen.findByRole('button', { name: 'Спробувати ще раз' }));
    expect(await screen.findByRole('heading', { name: 'На вас нічого не чекає' })).toBeTruthy();
  });

  test('what was opened lately stands below', async () => {
    const server = new Server();
    server.dialogue.desk.news = [rowOf(needOf(7))];
    server.dialogue.desk.newsTotal = 9;
    await visit('/', server);
    const news = within(await part(/^Що нового/));
    expect(news.getByRole('link', { name: /громад 7/ })).toBeTruthy();
    await waitFor(() => expect(news.getByText(/ДСНС/)).toBeTruthy());
    expect(news.getByRole('link', { name: 'Усі відкриті потреби; не переглянуто 9' })).toBeTruthy();
  });
});
