import { I18nProvider } from '@lingui/react';
import { render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { activate, i18n } from '../app/i18n';
import { Ladder } from './Ladder';
import type { Rung } from './Ladder';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

beforeEach(() => activate('uk'));

function draw(rungs: Rung[], whole?: { amount: string; currency: string }) {
  const { container } = render(
    <I18nProvider i18n={i18n}>
      <Ladder caption="Покриття" rungs={rungs} whole={whole} />
    </I18nProvider>,
  );
  return [...container.querySelectorAll('.rung')].map((row) =>
    [...row.querySelectorAll('rect:not(.t)')].map((bar) => bar.getAttribute('width')),
  );
}

const need: Rung[] = [
  { look: 'whole', name: 'Вартість', value: eur('2640600.00') },
  {
    look: 'pledged',
    name: 'Оголошено',
    value: eur('1489600.00'),
    apart: eur('103500.00'),
    drop: 'ще ніхто не оголосив',
  },
  { look: 'delivered', name: 'Поставлено', value: eur('881600.00') },
];

test('each rung has its name, its sum and its share, and the drop stands before it in words', () => {
  const bars = draw(need, eur('2640600.00'));
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent.replaceAll('\u00a0', ' '))).toEqual([
    'Вартість2 640 600,00 EUR100 %',
    'ще ніхто не оголосив',
    'Оголошено1 489 600,00 EUR56,4 %',
    'Поставлено881 600,00 EUR33,4 %',
  ]);
  expect(bars).toEqual([['100%'], ['56.41%', '3.91%'], ['33.38%']]);
  expect(within(rows[2] as HTMLElement).getByRole('rowheader').textContent).toBe('Оголошено');
});

test('what goes beyond the whole makes the whole shorter', () => {
  const bars = draw(
    [
      { look: 'whole', name: 'Вартість', value: eur('100.00') },
      { look: 'committed', name: 'Зобов’язано', value: eur('125.00') },
    ],
    eur('100.00'),
  );
  expect(bars).toEqual([['80%'], ['100%']]);
  expect(screen.getByText('125 %')).toBeTruthy();
});

test('without a whole there is no share', () => {
  draw([{ look: 'pledged', name: 'Оголошено', value: eur('5.00') }]);
  expect(screen.queryByText(/%/)).toBeNull();
});
