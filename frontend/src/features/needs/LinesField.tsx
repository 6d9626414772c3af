// The item lines of a need and what they come to. Rows come by typing, by a
// button, or as they were copied from a spreadsheet.
import { useState } from 'react';
import { CURRENCIES } from '../../api/facts.gen';
import type { Catalogue } from '../../api/reference';
import { useT } from '../../app/i18n';
import { codeName } from '../../lib/names';
import { Button } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { FieldError, Select, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Money } from '../../ui/Text';
import { LineRow, ClassList } from './LineRow';
import { linesSum } from './lines';
import { readRows } from './paste';
import { useLines } from './useLines';
import type { Lines } from './useLines';
import type { useNeedForm } from './useNeedForm';

/** Keeps a field without a hint level with its neighbour. */
const NBSP = '\u00a0';

interface Props {
  form: ReturnType<typeof useNeedForm>;
  catalogue: Catalogue;
}

export function LinesField({ form, catalogue }: Props) {
  const { t, language } = useT();
  const { values, put, errorOf, cellError } = form;
  const lines = useLines(form, catalogue);
  const [pasting, setPasting] = useState(false);
  const sum = linesSum(values.lines, catalogue.units, values.currency);
  const some = values.lines.length > 0;
  const error = errorOf('lines');
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
      <ClassList catalogue={catalogue} />
      {some ? (
        <div className="lines-box">
          <table className="tbl cards lines" role="table">
            <caption className="vh">{t('item.caption')}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader" className="no">
                  <span className="vh">{t('item.one')}</span>
                </th>
                <th scope="col" role="columnheader" className="w-class">
                  {t('item.class')}
                </th>
                <th scope="col" role="columnheader">
                  {t('item.specification')}
                </th>
                <th scope="col" role="columnheader" className="num w-quantity">
                  {t('item.quantity')}
                </th>
                <th scope="col" role="columnheader" className="w-unit">
                  {t('item.unit')}
                </th>
                <th scope="col" role="columnheader" className="num w-price">
                  {t('item.price')}, {values.currency}
                </th>
                <th scope="col" role="columnheader" className="num w-total">
                  {t('item.total')}
                </th>
                <th scope="col" role="columnheader" className="w-tools">
                  <span className="vh">{t('item.tools')}</span>
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {values.lines.map((line, at) => (
                <LineRow
                  key={line.key}
                  line={line}
                  at={at}
                  lines={lines}
                  catalogue={catalogue}
                  errorOf={cellError}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {error ? <FieldError id="f-lines-err">{error}</FieldError> : null}
      <div className="row">
        <button
          type="button"
          className="btn"
          id="f-lines"
          aria-describedby={error ? 'f-lines-err' : undefined}
          onClick={() => {
            lines.add();
          }}
        >
          {t('item.add')}
        </button>
        <Button
          onClick={() => {
            setPasting(true);
          }}
        >
          {t('item.paste')}…
        </Button>
        <span className="hint grow">{t(some ? 'item.keys' : 'item.paste.hint')}</span>
      </div>
      <Told lines={lines} />
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
      {pasting ? (
        <PasteDialog
          catalogue={catalogue}
          onPaste={(text) => {
            setPasting(false);
            lines.paste(text);
          }}
          onClose={() => {
            setPasting(false);
          }}
        />
      ) : null}
    </div>
  );
}

/** What was just done with the lines, and the way back. */
function Told({ lines }: { lines: Lines }) {
  const { t } = useT();
  const { happened } = lines;
  return (
    <div role="status">
      {happened ? (
        <Notice
          tone={happened.values.marked ? 'warn' : 'info'}
          action={
            happened.before ? (
              <Button small icon="undo" onClick={lines.takeBack}>
                {t('item.undo')}
              </Button>
            ) : null
          }
        >
          <p>{t(`item.told.${happened.what}`, happened.values)}</p>
          {happened.what === 'pasted' && Number(happened.values.marked) > 0 ? (
            <p>{t('item.told.marked', { n: happened.values.marked })}</p>
          ) : null}
          {happened.what === 'pasted' && Number(happened.values.skipped) > 0 ? (
            <p>{t('item.told.skipped', { n: happened.values.skipped })}</p>
          ) : null}
        </Notice>
      ) : null}
    </div>
  );
}

function PasteDialog({
  catalogue,
  onPaste,
  onClose,
}: {
  catalogue: Catalogue;
  onPaste: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useT();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const found = readRows(text, catalogue).rows.length;
  return (
    <Dialog title={t('item.paste.title')} onClose={onClose} wide>
      <div className="stack">
        <TextField
          id="paste-rows"
          label={t('item.paste.label')}
          hint={t('item.paste.columns')}
          rows={8}
          value={text}
          onChange={setText}
          error={missing && found === 0 ? t('item.paste.none') : undefined}
        />
        <p className="hint" role="status">
          {t('item.paste.found', { n: found })}
        </p>
        <DialogFoot
          back={t('item.paste.not')}
          action={t('item.paste')}
          onAct={() => {
            if (found > 0) onPaste(text);
            else {
              setMissing(true);
              document.getElementById('paste-rows')?.focus();
            }
          }}
        />
      </div>
    </Dialog>
  );
}
