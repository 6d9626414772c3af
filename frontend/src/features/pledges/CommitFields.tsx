// What a partner has signed for: the agreement, and how much of the pledge. What is left over of it is said beforehand.
import { useQuery } from '@tanstack/react-query';
import type { Pledge, PledgeCommit } from '../../api/pledges';
import { catalogueQuery } from '../../api/reference';
import { useT } from '../../app/i18n';
import { REQUIRED, requireDay } from '../../app/sending';
import type { Lacks, Wrong } from '../../app/sending';
import type { MoneyValue } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { readQuantity, showQuantity } from '../../lib/quantity';
import { today } from '../../lib/seats';
import { isZero, lessMoney, minorOf } from '../../lib/share';
import { readAmount, showAmount, showDate } from '../../lib/typed';
import { FieldError, TextField } from '../../ui/Field';

export interface CommitValues {
  reference: string;
  date: string;
  amount: string;
  /** by the line's id, how many of it */
  lines: Record<string, string>;
}

export const firstCommit = (pledge: Pledge, language: 'uk' | 'en'): CommitValues => ({
  reference: '',
  date: showDate(today(), language),
  amount: showAmount(pledge.amount?.amount, language),
  lines: Object.fromEntries(pledge.items.map((item) => [item.id, showQuantity(item.quantity, language)])),
});

/** Where each line says what it is worth, the sum follows from them and is not typed. */
export const valued = (pledge: Pledge): boolean =>
  pledge.items.length > 0 && pledge.items.every((item) => item.total !== undefined);

interface Commitment {
  body: PledgeCommit;
  lacks: Lacks;
  /** what is split off; with money where it can be told before the server reckons it */
  rest: { money: MoneyValue | null } | null;
}

export function commitmentOf(values: CommitValues, pledge: Pledge): Commitment {
  const lacks: Lacks = {};
  const day = requireDay(values.date);
  if (day.wrong) lacks['agreement/date'] = day.wrong;
  if (values.reference.trim() === '') lacks['agreement/reference'] = REQUIRED;
  const body: PledgeCommit = { agreement: { reference: values.reference.trim(), date: day.day } };
  let rest: Commitment['rest'] = null;

  const fewer: NonNullable<PledgeCommit['lines']> = [];
  for (const item of pledge.items) {
    const read = readQuantity(values.lines[item.id] ?? '', 3);
    if (!read.ok) lacks.lines = { code: read.code, ...(read.params ? { params: read.params } : {}) };
    else if ((read.value || '0') !== item.quantity) fewer.push({ line: item.id, pieces: read.value || '0' });
  }
  if (fewer.length > 0) {
    body.lines = fewer;
    rest = { money: null };
  }
  if (pledge.amount && !valued(pledge)) {
    const read = readAmount(values.amount);
    if (!read.ok) lacks.amount = { code: read.code, ...(read.params ? { params: read.params } : {}) };
    else if (read.value === '') lacks.amount = REQUIRED;
    else {
      const amount = { amount: read.value, currency: pledge.amount.currency };
      const left = lessMoney(pledge.amount, amount);
      if (fewer.length > 0 || !isZero(left)) body.amount = amount;
      if (minorOf(left) > 0n) rest = { money: left };
    }
  }
  return { body, lacks, rest };
}

interface Props {
  pledge: Pledge;
  values: CommitValues;
  onChange: (values: CommitValues) => void;
  wrong: Wrong;
}

export function CommitFields({ pledge, values, onChange, wrong }: Props) {
  const { t, language } = useT();
  const catalogue = useQuery({ ...catalogueQuery, enabled: pledge.items.length > 0 }).data;
  const name = (code: string | undefined) =>
    readPair(catalogue?.itemClasses.find((one) => one.code === code)?.name, language)?.text ?? code ?? '';
  return (
    <>
      <div className="inline">
        <TextField
          id="act-first"
          label={t('pledge.field.agreement.reference')}
          required
          value={values.reference}
          onChange={(reference) => {
            onChange({ ...values, reference });
          }}
          error={wrong['agreement/reference']}
        />
        <TextField
          id="commit-date"
          label={t('pledge.field.agreement.date')}
          required
          value={values.date}
          onChange={(date) => {
            onChange({ ...values, date });
          }}
          error={wrong['agreement/date']}
        />
      </div>
      {pledge.amount && !valued(pledge) ? (
        <TextField
          id="commit-amount"
          label={`${t('pledge.field.amount')}, ${pledge.amount.currency}`}
          hint={t('pledge.commit.amount.hint')}
          inputMode="decimal"
          width="middle"
          required
          value={values.amount}
          onChange={(amount) => {
            onChange({ ...values, amount });
          }}
          error={wrong.amount}
        />
      ) : null}
      {pledge.items.length > 0 ? (
        <fieldset className="field" id="commit-lines">
          <legend className="label">{t('pledge.commit.lines')}</legend>
          <p className="hint">{t('pledge.commit.lines.hint')}</p>
          {pledge.items.map((item) => (
            <TextField
              key={item.id}
              label={name(item.class)}
              inputMode="decimal"
              width="narrow"
              value={values.lines[item.id] ?? ''}
              onChange={(pieces) => {
                onChange({ ...values, lines: { ...values.lines, [item.id]: pieces } });
              }}
            />
          ))}
          {wrong.lines ? <FieldError id="commit-lines-err">{wrong.lines}</FieldError> : null}
        </fieldset>
      ) : null}
    </>
  );
}
