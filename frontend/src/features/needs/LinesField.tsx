// The item lines of a need and what they come to.
import { CURRENCIES } from '../../api/facts.gen';
import type { Catalogue } from '../../api/reference';
import { useT } from '../../app/i18n';
import { codeName } from '../../lib/names';
import { LinesTable } from '../../lines/LinesTable';
import { linesSum } from '../../lines/lines';
import { FieldError, Select, TextField } from '../../ui/Field';
import { Money } from '../../ui/Text';
import type { useNeedForm } from './useNeedForm';

/** Keeps a field without a hint level with its neighbour. */
const NBSP = '\u00a0';

interface Props {
  form: ReturnType<typeof useNeedForm>;
  catalogue: Catalogue;
}

export function LinesField({ form, catalogue }: Props) {
  const { t, language } = useT();
  const { values, put, errorOf } = form;
  const sum = linesSum(values.lines, catalogue.units, values.currency);
  const some = values.lines.length > 0;
  const currency = (
    <Select
      id="f-currency"
      label={t('need.currency')}
      hint={some ? undefined : NBSP}
      value={values.currency}
      options={CURRENCIES.map((code) => ({
        value: code,
        // The chosen one alone, or the narrow box would cut it off.
        label: code === values.currency ? code : `${code} · ${codeName('currency', code, language)}`,
      }))}
      onChange={(value) => {
        put('currency', value);
      }}
      error={errorOf('currency')}
    />
  );
  return (
    <div className="stack">
      <LinesTable form={form} catalogue={catalogue} />
      {some ? (
        <div className="inline cost">
          <div className="field" id="f-amount" tabIndex={-1}>
            <span className="label">{t('need.cost')}</span>
            <p className="sum" role="status">
              <Money value={{ amount: sum.amount, currency: values.currency }} />
            </p>
            {sum.counted < sum.of ? (
              <p className="hint">{t('item.sum.part', { n: sum.counted, of: sum.of })}</p>
            ) : null}
            {errorOf('amount') ? <FieldError id="f-amount-err">{errorOf('amount')}</FieldError> : null}
          </div>
          {currency}
        </div>
      ) : (
        <div className="inline cost">
          <TextField
            id="f-amount"
            label={t('need.cost')}
            hint={t('form.amount.hint')}
            inputMode="decimal"
            required
            value={values.amount}
            onChange={(value) => {
              put('amount', value);
            }}
            error={errorOf('amount')}
          />
          {currency}
        </div>
      )}
    </div>
  );
}
