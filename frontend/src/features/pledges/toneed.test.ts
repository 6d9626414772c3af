import { expect, test } from 'vitest';
import type { Need } from '../../api/needs';
import { emptyPledge } from './form';
import { following } from './toneed';
import type { ToNeedValues } from './toneed';

const need = {
  items: [{ id: 'pumps', unitPrice: { amount: '8400.00', currency: 'EUR' } }],
} as unknown as Need;

const typed = (part: Partial<ToNeedValues>): ToNeedValues => ({
  ...emptyPledge({ instrument: 'grant' }),
  from: '',
  line: 'pumps',
  pieces: '',
  plannedOn: '',
  heldUntil: '',
  ...part,
});
const after = (values: ToNeedValues, part: Partial<ToNeedValues>) => ({
  ...values,
  ...following(values, part, need, 'en'),
});

test('the amount follows the pieces at the price of the need until another is typed', () => {
  const two = after(typed({}), { pieces: '2' });
  expect(two.amount).toBe('16,800.00');
  expect(after(two, { pieces: '3' }).amount).toBe('25,200.00');
  expect(after({ ...two, amount: '100' }, { pieces: '3' }).amount).toBe('100');
});

test('in kind the price of the need is no declared value: it goes where nobody touched it, and comes back', () => {
  const kind = after(after(typed({}), { pieces: '2' }), { instrument: 'in_kind' });
  expect(kind.amount).toBe('');
  expect(after(kind, { pieces: '3' }).amount).toBe('');
  expect(after(kind, { instrument: 'grant' }).amount).toBe('16,800.00');
  const declared = { ...kind, amount: '100' };
  expect(after(declared, { pieces: '3' }).amount).toBe('100');
  expect(after(typed({ pieces: '2', amount: '100' }), { instrument: 'in_kind' }).amount).toBe('100');
});
