// Pledging to a need: what is typed, and what is sent of it.
import type { AllocationContent } from '../../api/ledger';
import type { Need } from '../../api/needs';
import type { PledgeToNeed } from '../../api/pledges';
import type { Catalogue } from '../../api/reference';
import { REQUIRED } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { readQuantity, timesPrice } from '../../lib/quantity';
import { readAmount, readDate, showAmount } from '../../lib/typed';
import { contentOf, taker } from './form';
import type { PledgeValues } from './form';

export interface ToNeedValues extends PledgeValues {
  /** the pledge that it is held from; empty: a new one */
  from: string;
  /** the need's line; `whole` for the need itself, empty until it is chosen */
  line: string;
  pieces: string;
  plannedOn: string;
  heldUntil: string;
}

export const WHOLE = 'whole';

type Hold = { -readonly [K in keyof AllocationContent]: AllocationContent[K] };

export interface ToSend {
  body: PledgeToNeed;
  lacks: Lacks;
}

/** The names in `lacks` are those of the body of a new pledge; a hold of an existing one sends `body.hold` alone. */
export function toSend(values: ToNeedValues, need: Need, catalogue: Catalogue): ToSend {
  const line = need.items.find((item) => item.id === values.line);
  const lacks: Lacks = {};
  const take = taker(lacks);
  const hold: Hold = { need: need.id };
  if (values.line === '' && need.items.length > 0) lacks['hold/line'] = REQUIRED;
  if (line) {
    hold.line = line.id;
    const decimals = catalogue.units.find((unit) => unit.code === line.unit)?.decimals ?? 3;
    const pieces = take('hold/pieces', readQuantity(values.pieces, decimals));
    if (pieces) hold.pieces = pieces;
    else lacks['hold/pieces'] ??= REQUIRED;
  }
  const amount = take('hold/amount', readAmount(values.amount));
  if (amount) hold.amount = { amount, currency: values.currency as 'EUR' };
  // In kind without a declared value counts at the need's own price, where its line says one; what a pledge that is there
  // declares, the server knows.
  else if (!(values.instrument === 'in_kind' && (values.from !== '' || line?.unitPrice)))
    lacks['hold/amount'] ??= REQUIRED;
  for (const name of ['plannedOn', 'heldUntil'] as const) {
    const day = take(`hold/${name}`, readDate(values[name]));
    if (day) hold[name] = day;
  }
  if (values.from !== '') return { body: { pledge: { funder: values.funder }, hold }, lacks };

  // What is given in kind is what the line asks for, as much of it as was typed.
  const { content, lacks: more } = contentOf({ ...values, lines: [] }, catalogue);
  for (const [name, lack] of Object.entries(more)) if (name !== 'amount') lacks[`pledge/${name}`] = lack;
  if (values.instrument === '') lacks['pledge/instrument'] = REQUIRED;
  const items =
    values.instrument === 'in_kind' && line?.class && line.unit && hold.pieces
      ? [{ class: line.class, unit: line.unit, quantity: hold.pieces }]
      : undefined;
  return {
    body: {
      pledge: { ...content, ...(items ? { items } : {}), earmark: { kind: 'need', need: need.id } },
      hold,
    },
    lacks,
  };
}

/** What so many pieces of a line cost, as a field shows it; empty where it cannot be told. */
export function priceOf(
  need: Need,
  line: string,
  pieces: string,
  currency: string,
  language: 'uk' | 'en',
): string {
  const price = need.items.find((item) => item.id === line)?.unitPrice;
  const read = readQuantity(pieces, 3);
  if (!price || price.currency !== currency || !read.ok || read.value === '') return '';
  return showAmount(timesPrice(read.value, price.amount, currency), language);
}

/**
 * A change of the form, with the amount that follows from it as long as nobody typed another: the need's price for money,
 * nothing in kind. Only its giver says what a thing is worth.
 */
export function following(
  values: ToNeedValues,
  part: Partial<ToNeedValues>,
  need: Need,
  language: 'uk' | 'en',
): Partial<ToNeedValues> {
  const of = ({ instrument, line, pieces, currency }: ToNeedValues) =>
    instrument === 'in_kind' ? '' : priceOf(need, line, pieces, currency, language);
  if (values.amount !== '' && values.amount !== of(values)) return part;
  return { ...part, amount: of({ ...values, ...part }) };
}
