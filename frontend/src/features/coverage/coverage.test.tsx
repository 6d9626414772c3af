import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { visit } from '../../test/page';
import { ORG, needOf, problem, rowOf } from '../../test/server';
import { Treasury, cellOf, eur, needRowOf, totalOf } from '../../test/treasury';
// Read here, so that the first page of the file is not the one that waits for it.
import './CoveragePage';
import { foremost, giversOf } from './Matrix';
import { readCoverage, rowsOf, writeCoverage } from './state';

afterEach(() => {
  vi.unstubAllGlobals();
});

const part = async (name: RegExp) => within(await screen.findByRole('region', { name }));

describe('the page of coverage', () => {
  test('says what is committed, what lacks and where, and draws the ladder', async () => {
    await visit('/coverage', new Treasury());
    const whole = await part(/^Загалом/);
    await waitFor(() =>
      expect(
        whole.getByText(
          /^Із 4,00\sмлн\sEUR зобов’язання є на 1,00\sмлн\sEUR, тобто 25\s%. Непокрита частина становить 3,00\sмлн\sEUR; найбільша – за темою «Розмінування».$/,
        ),
      ).toBeTruthy(),
    );
    const rungs = whole.getAllByRole('row').map((row) => row.textContent);
    expect(rungs.some((row) => /^Оголошено2\s000\s000,00\sEUR50\s%$/.test(row))).toBe(true);
    expect(whole.getByText(/^1\s000\s000,00\sEUR оголошено, але зобов’язань ще немає$/)).toBeTruthy();
    expect(whole.getByText(/^750\s000,00\sEUR із зобов’язаннями, але ще не отримано$/)).toBeTruthy();
    const gap = whole.getByRole('link', { name: /^Непокрита частина/ });
    expect(gap.getAttribute('href')).toBe('/coverage?rows=needs');
    expect(whole.queryByText(/Нерозкрита сума/)).toBeNull();
    expect(screen.queryByText(/без курсу/)).toBeNull();
  });

  test('what is undisclosed is one amount that opens to nothing', async () => {
    const treasury = new Treasury();
    treasury.total = totalOf({
      undisclosed: { pledged: eur('500.00'), committed: eur('400.00'), delivered: eur('0.00') },
    });
    treasury.cells = [cellOf('ER', '1000.00', { funder: ORG.nl }), cellOf('BS', '400.00')];
    await visit('/coverage', treasury);
    const whole = await part(/^Загалом/);
    const told = await whole.findByText(/^Нерозкрита сума в «Оголошено»/);
    expect(within(told.parentElement!).queryByRole('link')).toBeNull();
    const heat = within(screen.getByRole('table', { name: /^Із зобов’язаннями за партнерами/ }));
    const row = within(heat.getByRole('row', { name: /^Нерозкрита сума/ }));
    expect(row.queryByRole('link')).toBeNull();
    expect(row.getAllByText('<0,01')).toHaveLength(2);
    // The positive twin: what one sees opens to its rows.
    const seen = within(heat.getByRole('row', { name: /^Нідерланди/ })).getByRole('link');
    expect(seen.getAttribute('aria-label')).toMatch(/^Нідерланди, ER: 1\s000,00\sEUR$/);
    expect(seen.getAttribute('href')).toBe(
      `/coverage?channel=none&funder=${ORG.nl}&rows=allocations&subgroup=ER`,
    );
  });

  test('a filter by what belongs to pledges takes cost, gap and map away, and says so', async () => {
    const treasury = new Treasury();
    await visit(`/coverage?funder=${ORG.nl}`, treasury);
    expect(await screen.findByText(/^Частину розподілів обрано за внесками/)).toBeTruthy();
    const whole = await part(/^Загалом/);
    expect(whole.getByText(/^За цим фільтром оголошено 2,00\sмлн\sEUR/)).toBeTruthy();
    expect(whole.queryByText(/Непокрита частина/)).toBeNull();
    expect(screen.queryByRole('img')).toBeNull();
    expect(whole.getByRole('link', { name: 'Розподіли, рядок за рядком' }).getAttribute('href')).toBe(
      `/coverage?funder=${ORG.nl}&rows=allocations`,
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Зняти фільтр: Партнер: Нідерланди' }));
    expect(await screen.findByRole('img')).toBeTruthy();
  });

  test('Crimea and Sevastopol say that access is restricted, and never zero', async () => {
    await visit('/coverage', new Treasury());
    const oblasts = await part(/^Непокрита частина за областями/);
    const crimea = await oblasts.findByRole('row', { name: /^Автономна Республіка Крим|^Крим/ });
    expect(crimea.textContent).toMatch(/доступ обмежено$/);
    expect(crimea.textContent).not.toMatch(/0/);
    const drawn = oblasts.getByRole('img');
    expect(drawn.querySelector('[data-iso="UA-43"]')?.getAttribute('class')).toBe('shut');
    expect(drawn.querySelector('[data-iso="UA-63"]')?.getAttribute('class')).toBe('m5');
    expect(drawn.querySelector('[data-iso="UA-46"]')?.getAttribute('class')).toBe('m0');
    expect(oblasts.getByRole('link', { name: 'Харківська' }).getAttribute('href')).toBe(
      '/coverage?region=UA63&rows=needs',
    );
  });

  test('the page is taken along by its filter, as a file of the portal or on paper', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await visit('/coverage?subgroup=ER&currency=UAH', new Treasury());
    const csv = await screen.findByText(/^CSV, українською/);
    expect(csv.getAttribute('href')).toBe(
      '/api/v1/coverage/table?format=csv&lang=uk&currency=UAH&subgroup=ER',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Друк' }));
    expect(print).toHaveBeenCalledOnce();
  });

  test('gaps stand by their size and open to their needs; the same figures stand in a table', async () => {
    await visit('/coverage', new Treasury());
    const gaps = await part(/^Непокрита частина за темами/);
    await gaps.findByText('Розмінування');
    const rows = within(gaps.getByRole('table')).getAllByRole('rowheader');
    expect(rows.map((row) => row.textContent)).toEqual(['Розмінування', 'Пожежогасіння']);
    const summary = gaps.getByText('Показати таблицею');
    const details = summary.parentElement as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event('toggle'));
    const sum = await gaps.findByRole('row', { name: /^Разом/ });
    expect(sum.textContent).toMatch(/^Разом24\s000\s000,00/);
  });

  test('what no rate leads to is told, and leads to its rows', async () => {
    const treasury = new Treasury();
    treasury.total = totalOf({ noRate: 3 });
    treasury.needRows = [{ need: rowOf(needOf(1)) }];
    await visit('/coverage', treasury);
    const link = await screen.findByRole('link', { name: '3 потреби без курсу не враховано' });
    fireEvent.click(link);
    expect(await screen.findByRole('heading', { name: 'Потреби без курсу' })).toBeTruthy();
    await waitFor(() =>
      expect(treasury.asked).toContain('/coverage/needs?currency=EUR&limit=25&noRate=true'),
    );
    expect(await screen.findByText(/Курс може ввести секретаріат/)).toBeTruthy();
  });

  test('an empty portal says what it means, an empty filter how to leave it', async () => {
    const treasury = new Treasury();
    treasury.total = totalOf({ needs: 0, bars: cellBars() });
    await visit('/coverage', treasury);
    expect(await screen.findByRole('heading', { name: 'Рахувати ще нічого' })).toBeTruthy();
    expect(screen.queryByRole('region')).toBeNull();
  });

  test('what could not be read is asked for again', async () => {
    const treasury = new Treasury();
    treasury.trouble.push({ at: 'GET /coverage/matrix', answer: () => problem(503, 'unavailable') });
    await visit('/coverage', treasury);
    fireEvent.click(await screen.findByRole('button', { name: 'Спробувати ще раз' }));
    expect(await screen.findByRole('region', { name: /^Загалом/ })).toBeTruthy();
  });

  test('who may not read it meets what is not there', async () => {
    const treasury = new Treasury();
    treasury.session.permissions = ['need:read'];
    await visit('/coverage', treasury);
    expect(await screen.findByRole('heading', { name: /Такого запису немає/ })).toBeTruthy();
    expect(treasury.asked).toEqual([]);
  });
});

describe('the rows of a total', () => {
  test('each shows its own amount, the converted one, the rate with its day and source', async () => {
    const treasury = new Treasury();
    treasury.needRows = [needRowOf(1)];
    await visit('/coverage?rows=needs&theme=ER-FIRE', treasury);
    const row = await screen.findByRole('row', { name: /автоцистерни/ });
    expect(row.textContent).toMatch(/1\s000,00\sUSD= 860,05\sEUR/);
    expect(row.textContent).toContain('курс USD до EUR 0,86005, НБУ 17.09.2026');
    expect(row.textContent).toMatch(/460,05/);
    expect(screen.getByText(/округлена один раз/)).toBeTruthy();
    expect(treasury.asked).toContain('/coverage/needs?currency=EUR&theme=ER-FIRE&limit=25');
  });
});

function cellBars() {
  return { held: eur('0.00'), pledged: eur('0.00'), committed: eur('0.00'), delivered: eur('0.00') };
}

describe('the address', () => {
  test('keeps what is known and drops what is broken', () => {
    const search = { subgroup: 'ER', currency: 'UAH', region: 'UA63', quarter: '2026-Q4', by: 'agency' };
    expect(writeCoverage(readCoverage(search))).toEqual(search);
    const broken = {
      subgroup: 'er',
      currency: 'GBP',
      region: 'UA633',
      quarter: '2026',
      funder: 'x',
      by: 'id',
    };
    expect(writeCoverage(readCoverage(broken))).toEqual({});
  });

  test('rows of needs know nothing of pledges', () => {
    const search = { rows: 'needs', funder: ORG.nl, channel: 'none', instrument: 'loan', priority: 'high' };
    expect(writeCoverage(readCoverage(search))).toEqual({ rows: 'needs', priority: 'high' });
    expect(rowsOf(readCoverage({ currency: 'USD' }), 'allocations', { funder: ORG.nl })).toEqual({
      rows: 'allocations',
      currency: 'USD',
      funder: ORG.nl,
    });
  });
});

test('givers stand by their size, each channel by itself, undisclosed last', () => {
  const cells = [
    cellOf('ER', '900.00'),
    cellOf('ER', '100.00', { funder: ORG.nl }),
    cellOf('BS', '150.00', { funder: ORG.nl, channel: ORG.sesu }),
    cellOf('BS', '20.00', { funder: ORG.nl }),
    cellOf('RB', '0.00', { funder: ORG.sbgs }),
  ];
  const rows = giversOf({ currency: 'EUR', rule: 'needs', cells }, 'committed');
  expect(rows.map((row) => [row.funder, row.channel, row.total.amount])).toEqual([
    [ORG.nl, ORG.sesu, '150.00'],
    [ORG.nl, '', '120.00'],
    [ORG.sbgs, '', '0.00'], // what it has of the other measures stands in the table of every figure
    ['', '', '900.00'],
  ]);
  expect(foremost(rows.filter((row) => row.total.amount !== '0.00'))).toEqual({
    n: 1,
    funder: ORG.nl,
    total: { amount: '270.00', currency: 'EUR' },
  });
});
