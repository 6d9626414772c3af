import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Bank, rateOf } from '../../test/bank';
import { press, type, visit } from '../../test/page';
import { Server } from '../../test/server';
import { daysOf, readRates } from './days';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page of rates as days', () => {
  const rates = [
    rateOf('2026-11-20', { currency: 'USD' }),
    rateOf('2026-11-20', { source: 'ECB', currency: 'USD' }),
    rateOf('2026-11-20'),
    rateOf('2026-11-19', { source: 'manual' }),
    rateOf('2026-11-19', { currency: 'JPY' }),
  ];

  test('a day is a row, its currencies in the order of the portal, the source that counts first', () => {
    const { days, currencies, older } = daysOf(rates, false);
    expect(days.map((day) => day.rates.map((rate) => rate.id.slice(11)))).toEqual([
      ['USD-NBU', 'EUR-NBU', 'USD-ECB'],
      ['JPY-NBU', 'EUR-manual'],
    ]);
    expect(currencies).toEqual(['EUR', 'USD', 'JPY']);
    expect(older).toBe('');
  });

  test('where the list goes on, its last day begins the older page whole', () => {
    const { days, currencies, older } = daysOf(rates, true);
    expect(days.map((day) => day.date)).toEqual(['2026-11-20']);
    expect(currencies).toEqual(['EUR', 'USD']);
    expect(older).toBe('2026-11-19');
  });

  test('broken words of an address are dropped', () => {
    expect(readRates({ currency: 'XAU', source: 'me', from: '1.1.26', to: '2026-11-20', rate: 'x' })).toEqual(
      {
        currency: '',
        source: '',
        from: '',
        to: '2026-11-20',
        rate: 'x',
      },
    );
  });
});

describe('the page of rates', () => {
  test('shows value and source of each day; its filters stand in the address', async () => {
    const server = new Bank('rate:read');
    server.rates = [
      rateOf('2026-11-20', { version: 2 }),
      rateOf('2026-11-19', { currency: 'USD', source: 'ECB' }),
    ];
    const { router } = await visit('/rates?source=NBU', server);
    const row = (await screen.findByText('20.11.2026')).closest('tr');
    expect(row?.textContent).toContain('48,1000');
    expect(row?.textContent).toContain('НБУ, виправлено');
    expect(screen.getByText('19.11.2026').closest('tr')?.textContent).toContain('ЄЦБ, USD за 1 EUR');
    expect(server.asked[0]).toBe(
      '?limit=100&currency=EUR&currency=USD&currency=GBP&currency=CHF&currency=PLN&currency=JPY&source=NBU',
    );
    fireEvent.change(screen.getByLabelText('Валюта'), { target: { value: 'all' } });
    await vi.waitFor(() => expect(server.asked.at(-1)).toBe('?limit=100&source=NBU'));
    type('До дня', '19.11.2026');
    await vi.waitFor(() =>
      expect(router.state.location.search).toEqual({ source: 'NBU', currency: 'all', to: '2026-11-19' }),
    );
    type('До дня', '31.02.2026');
    expect(await screen.findByText(/У лютому 2026 року 28 днів/)).toBeTruthy();
    expect(router.state.location.search).toEqual({ source: 'NBU', currency: 'all', to: '2026-11-19' });
    expect(screen.queryByRole('button', { name: 'Ввести курс…' })).toBeNull();
  });

  test('leads to older days by the day that did not fit whole', async () => {
    const server = new Bank('rate:read');
    server.rates = [rateOf('2026-11-20'), rateOf('2026-11-19')];
    server.next = 'mark';
    const { router } = await visit('/rates', server);
    fireEvent.click(await screen.findByRole('link', { name: 'Давніші дні' }));
    await vi.waitFor(() => expect(router.state.location.search).toEqual({ to: '2026-11-19' }));
    expect(await screen.findByRole('link', { name: 'До найновіших' })).toBeTruthy();
  });

  test('tells where a rate is from, and each correction', async () => {
    const server = new Bank('rate:read');
    server.rates = [rateOf('2026-11-20', { version: 2 })];
    const event = {
      id: '1',
      kind: 'rate',
      record: '2026-11-20-EUR-NBU',
      at: '2026-11-20T07:00:00Z',
    } as const;
    server.events = [
      {
        ...event,
        seq: 2,
        act: 'rate.corrected',
        person: 'Олена Коваль',
        changes: [{ path: '/value', before: '"48"', after: '"48.1"' }],
      },
      {
        ...event,
        id: '2',
        seq: 1,
        act: 'rate.imported',
        person: '',
        changes: [{ path: '/value', after: '"48"' }],
      },
    ];
    const { router } = await visit('/rates', server);
    fireEvent.click(await screen.findByRole('button', { name: 'EUR, НБУ, 20.11.2026: докладно' }));
    const dialog = await screen.findByRole('dialog');
    expect(router.state.location.search).toEqual({ rate: '2026-11-20-EUR-NBU' });
    const lines = await within(dialog).findAllByRole('listitem');
    expect(lines[0]?.textContent).toContain('Олена Коваль: виправлено 48,0000 48,1000');
    expect(lines[1]?.textContent).toContain('Портал: імпортовано 48,0000');
    expect(within(dialog).queryByRole('button', { name: 'Виправити…' })).toBeNull();
  });

  test('a rate by hand: refused beside its field, then entered and corrected', async () => {
    const server = new Bank('rate:read', 'rate:write');
    server.rates = [rateOf('2026-11-20', { currency: 'USD', source: 'manual', may: ['rate:write'] })];
    await visit('/rates', server);
    await screen.findByText('20.11.2026');
    press('Ввести курс…');
    const dialog = await screen.findByRole('dialog');
    type('День', '20.11.2026');
    type('Гривень за одиницю валюти', '0');
    press('Ввести курс');
    expect(within(dialog).getAllByText(/Курс має бути більшим за нуль/).length).toBeGreaterThan(0);
    expect(server.bodies).toEqual([]);
    fireEvent.change(within(dialog).getByLabelText('Валюта'), { target: { value: 'USD' } });
    type('Гривень за одиницю валюти', '41,2345');
    press('Ввести курс');
    expect(await within(dialog).findByRole('link', { name: /^День: / })).toBeTruthy();
    type('День', '21.11.2026');
    press('Ввести курс');
    expect(await screen.findByText('21.11.2026')).toBeTruthy();
    expect(server.bodies.at(-1)).toEqual({ date: '2026-11-21', currency: 'USD', uahPerUnit: '41.2345' });

    fireEvent.click(screen.getByRole('button', { name: 'USD, вручну, 21.11.2026: докладно' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Виправити…' }));
    const field = await screen.findByLabelText('Гривень за одиницю валюти');
    expect((field as HTMLInputElement).value).toBe('41,2345');
    fireEvent.change(field, { target: { value: '41.3' } });
    press('Виправити курс');
    await vi.waitFor(() => expect(server.rates[0]).toMatchObject({ uahPerUnit: '41.3', version: 2 }));
  });

  test('is a page that is not there for who may not read it', async () => {
    await visit('/rates', new Server());
    expect(await screen.findByRole('heading', { level: 1, name: /Такого запису немає/ })).toBeTruthy();
  });
});
