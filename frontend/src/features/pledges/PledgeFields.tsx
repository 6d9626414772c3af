// The fields of a pledge, in the order in which one thinks of them.
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CURRENCIES, EARMARKS, INSTRUMENTS } from '../../api/facts.gen';
import type { Pledge } from '../../api/pledges';
import type { Catalogue, Organisation, Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import type { MessageId, Translate } from '../../app/i18n';
import { sayField } from '../../api/problem';
import type { Wrong } from '../../app/sending';
import { codeName, organisationOptions, subgroupTitle } from '../../lib/names';
import { mayConfirm, readPair, staleSide } from '../../lib/pair';
import { LinesTable } from '../../lines/LinesTable';
import { CELLS, cellId, filledLines } from '../../lines/lines';
import type { LineValues, WrongCell } from '../../lines/lines';
import { Choice, Select, TextField } from '../../ui/Field';
import { PairField } from '../../ui/PairField';
import { NeedChoice } from './NeedChoice';
import { cellField } from './form';
import type { PledgeValues } from './form';

const WORDS: Record<string, MessageId> = {
  funder: 'pledge.funder',
  channel: 'pledge.channel',
  shared: 'pledge.shared',
  title: 'pledge.title',
  instrument: 'pledge.instrument',
  amount: 'pledge.amount',
  items: 'pledge.items',
  earmark: 'pledge.earmark',
  conditions: 'pledge.conditions',
  availableFrom: 'pledge.availableFrom',
  availableUntil: 'pledge.availableUntil',
  'contact/name': 'need.contact.name',
  'contact/email': 'need.contact.email',
  'contact/phone': 'need.contact.phone',
};

export function labelOf(name: string, t: Translate): string {
  const word = WORDS[name] ?? WORDS[name.split('/')[0] ?? ''];
  const line = /^items\/(\d+)/.exec(name);
  return `${word ? t(word) : name}${line ? `, ${t('item.n', { n: Number(line[1]) + 1 })}` : ''}`;
}

/** The id of the control beside which an error stands. */
export function targetOf(name: string, lines: readonly LineValues[]): string {
  const filled = filledLines(lines);
  for (const [at, line] of filled.entries())
    for (const cell of CELLS) if (name === cellField(at, cell)) return cellId(line.key, cell);
  if (name === 'items') return 'f-lines';
  if (name === 'title' || name === 'conditions') return `p-${name}-uk`;
  return `p-${name.replace('/', '-')}`;
}

interface Props {
  values: PledgeValues;
  base: PledgeValues;
  onChange: (part: Partial<PledgeValues>) => void;
  wrong: Wrong;
  funders: readonly Organisation[];
  reference: Reference;
  catalogue: Catalogue;
  /** the record as it is kept; none of a new one */
  pledge: Pledge | undefined;
}

export function PledgeFields(props: Props) {
  const { values, base, onChange, wrong, funders, reference, catalogue, pledge } = props;
  const { t, language } = useT();
  const [marks, setMarks] = useState<WrongCell[]>([]);
  const signed = pledge?.state === 'committed';
  const filled = filledLines(values.lines);
  const text = (
    name: 'availableFrom' | 'availableUntil' | 'contactName' | 'contactEmail' | 'contactPhone',
    field: string,
    more: Partial<Parameters<typeof TextField>[0]> = {},
  ) => (
    <TextField
      id={`p-${field.replace('/', '-')}`}
      label={t(WORDS[field] ?? 'pledge.title')}
      value={values[name]}
      onChange={(value) => {
        onChange({ [name]: value });
      }}
      error={wrong[field]}
      {...more}
    />
  );
  const pair = (name: 'title' | 'conditions', more: { hint?: string; rows?: number; optional?: boolean }) => (
    <PairField
      id={`p-${name}`}
      label={t(WORDS[name] ?? 'pledge.title')}
      {...more}
      value={values[name]}
      onChange={(value) => {
        onChange({ [name]: value });
      }}
      stale={staleSide(base[name], values[name])}
      onConfirm={
        mayConfirm(base[name], values[name])
          ? () => {
              const { uk, en } = values[name];
              onChange({ [name]: { uk, en } });
            }
          : undefined
      }
      error={wrong[name]}
      errors={{ uk: wrong[`${name}/uk`], en: wrong[`${name}/en`] }}
    />
  );
  return (
    <>
      <FormSection id="what" title={t('pledge.form.what')} wide>
        <Who
          values={values}
          onChange={onChange}
          wrong={wrong}
          funders={funders}
          reference={reference}
          fixed={pledge !== undefined}
        />
        {pair('title', { hint: t('pledge.form.title.hint') })}
        <Instrument values={values} onChange={onChange} wrong={wrong} />
      </FormSection>
      <FormSection
        id="sum"
        title={t(values.instrument === 'in_kind' ? 'toneed.what' : 'pledge.amount')}
        rule={t(
          signed
            ? 'pledge.form.signed'
            : values.instrument === 'in_kind'
              ? 'pledge.form.kind.rule'
              : 'pledge.form.sum.rule',
        )}
        full
      >
        {values.instrument === 'in_kind' ? (
          <LinesTable
            catalogue={catalogue}
            form={{
              values,
              put: (_, currency) => {
                onChange({ currency });
              },
              putLines: (lines) => {
                setMarks([]);
                onChange({ lines });
              },
              mark: setMarks,
              errorOf: () => wrong.items,
              cellError: (key, cell) => {
                const at = filled.findIndex((line) => line.key === key);
                const mark = marks.find((one) => one.line === key && one.cell === cell);
                return (
                  (at < 0 ? undefined : wrong[cellField(at, cell)]) ?? (mark ? sayField(mark) : undefined)
                );
              },
            }}
          />
        ) : null}
        <AmountField
          values={values}
          onChange={onChange}
          wrong={wrong.amount}
          hint={t(values.instrument === 'in_kind' ? 'pledge.form.declared.hint' : 'form.amount.hint')}
        />
      </FormSection>
      <FormSection id="terms" title={t('pledge.form.terms')}>
        <Choice
          id="p-earmark"
          name="earmark"
          label={t('pledge.earmark')}
          hint={t('pledge.form.earmark.hint')}
          value={values.earmark}
          error={values.earmark === 'none' ? wrong.earmark : undefined}
          onChange={(earmark) => {
            onChange({ earmark: earmark as PledgeValues['earmark'], earmarkOf: '' });
          }}
          options={EARMARKS.map((value) => ({ value, label: t(`pledge.earmark.kind.${value}`) }))}
        />
        {values.earmark === 'theme' || values.earmark === 'subgroup' ? (
          <Select
            id="p-earmark-of"
            label={t(values.earmark === 'theme' ? 'need.theme' : 'need.subgroup')}
            value={values.earmarkOf}
            empty={t('form.choose')}
            required
            options={
              values.earmark === 'theme'
                ? reference.themes.map((one) => ({
                    value: one.code,
                    label: readPair(one.name, language)?.text ?? one.code,
                  }))
                : reference.subgroups.map((one) => ({
                    value: one.code,
                    label: subgroupTitle(reference.subgroups, one.code, language),
                  }))
            }
            onChange={(earmarkOf) => {
              onChange({ earmarkOf });
            }}
            error={wrong.earmark}
          />
        ) : null}
        {values.earmark === 'need' ? (
          <NeedChoice
            value={values.earmarkOf}
            known={pledge?.earmark.need}
            onChange={(earmarkOf) => {
              onChange({ earmarkOf });
            }}
            error={wrong.earmark}
          />
        ) : null}
        {pair('conditions', { hint: t('pledge.form.conditions.hint'), rows: 3, optional: true })}
        <div className="inline">
          {text('availableFrom', 'availableFrom', { optional: true, hint: t('form.date.hint') })}
          {text('availableUntil', 'availableUntil', { optional: true, hint: t('form.date.hint') })}
        </div>
        {pledge === undefined || pledge.state === 'exploring' ? (
          <Shared values={values} onChange={onChange} />
        ) : null}
      </FormSection>
      <FormSection id="contact" title={t('need.contact')} rule={t('pledge.form.contact.rule')}>
        {text('contactName', 'contact/name', { required: true })}
        {text('contactEmail', 'contact/email', { type: 'email', inputMode: 'email', required: true })}
        {text('contactPhone', 'contact/phone', {
          type: 'tel',
          inputMode: 'tel',
          optional: true,
          width: 'middle',
        })}
      </FormSection>
    </>
  );
}

type Part = Pick<Props, 'values' | 'onChange' | 'wrong'>;

/** Whose money it is, and through whom it comes. */
export function Who({
  values,
  onChange,
  wrong,
  funders,
  reference,
  fixed,
}: Part & Pick<Props, 'funders' | 'reference'> & { fixed: boolean }) {
  const { t, language } = useT();
  const partners = reference.organisations.filter(
    (one) => (one.active && one.kind !== 'agency') || one.id === values.channel,
  );
  return (
    <>
      {funders.length > 1 || wrong.funder || fixed ? (
        <Select
          id="p-funder"
          label={t('pledge.funder')}
          value={values.funder}
          empty={t('form.choose')}
          required
          options={organisationOptions(
            // Who funds it stays: the server refuses another.
            fixed ? reference.organisations.filter((one) => one.id === values.funder) : funders,
            language,
          )}
          onChange={(funder) => {
            onChange({ funder });
          }}
          error={wrong.funder}
        />
      ) : null}
      <Select
        id="p-channel"
        label={t('pledge.channel')}
        hint={t('pledge.form.channel.hint')}
        optional
        value={values.channel}
        empty={t('pledge.form.channel.none')}
        options={organisationOptions(
          partners.filter((one) => one.id !== values.funder),
          language,
        )}
        onChange={(channel) => {
          onChange({ channel });
        }}
        error={wrong.channel}
      />
    </>
  );
}

export function Instrument({ values, onChange, wrong }: Part) {
  const { t } = useT();
  return (
    <Select
      id="p-instrument"
      label={t('pledge.instrument')}
      value={values.instrument}
      empty={t('form.choose')}
      required
      width="middle"
      options={INSTRUMENTS.map((value) => ({ value, label: t(`coverage.instrument.${value}`) }))}
      onChange={(instrument) => {
        onChange({ instrument });
      }}
      error={wrong.instrument}
    />
  );
}

export function AmountField({
  values,
  onChange,
  wrong,
  hint,
  id = 'p-amount',
}: Pick<Props, 'values' | 'onChange'> & { wrong: string | undefined; hint: string; id?: string }) {
  const { t, language } = useT();
  return (
    <div className="inline cost">
      <TextField
        id={id}
        label={t(values.instrument === 'in_kind' ? 'pledge.declared' : 'pledge.amount')}
        hint={hint}
        inputMode="decimal"
        optional={values.instrument === 'in_kind'}
        value={values.amount}
        onChange={(amount) => {
          onChange({ amount });
        }}
        error={wrong}
      />
      <Select
        id="p-currency"
        label={t('need.currency')}
        hint={'\u00a0'}
        value={values.currency}
        options={CURRENCIES.map((code) => ({
          value: code,
          label: `${code} · ${codeName('currency', code, language)}`,
        }))}
        onChange={(currency) => {
          onChange({ currency });
        }}
      />
    </div>
  );
}

/** Whether the co-chairs and the secretariat see what is only being explored. */
export function Shared({ values, onChange }: Pick<Props, 'values' | 'onChange'>) {
  const { t } = useT();
  return (
    <Choice
      id="p-shared"
      name="shared"
      label={t('pledge.shared')}
      value={values.shared ? 'yes' : 'no'}
      onChange={(value) => {
        onChange({ shared: value === 'yes' });
      }}
      options={[
        { value: 'no', label: t('pledge.shared.no'), hint: t('pledge.shared.no.means') },
        { value: 'yes', label: t('pledge.shared.yes'), hint: t('pledge.shared.yes.means') },
      ]}
    />
  );
}

export function FormSection({
  id,
  title,
  rule,
  wide,
  full,
  children,
}: {
  id: string;
  title: string;
  rule?: string;
  wide?: boolean;
  /** all of the sheet: for tables */
  full?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-labelledby={`s-${id}`}>
      <header>
        <h2 id={`s-${id}`}>{title}</h2>
        {rule ? <p>{rule}</p> : null}
      </header>
      <div>
        <div className={full ? 'stack' : wide ? 'form wide' : 'form'}>{children}</div>
      </div>
    </section>
  );
}
