// Item lines as a table of fields. Rows come by typing, by a button, or as they were copied from a spreadsheet.
import { useState } from 'react';
import type { Catalogue } from '../api/reference';
import { useT } from '../app/i18n';
import { Button } from '../ui/Button';
import { Dialog, DialogFoot } from '../ui/Dialog';
import { FieldError, TextField } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { LineRow, ClassList } from './LineRow';
import { readRows } from './paste';
import { useLines } from './useLines';
import type { Lines, LinesForm } from './useLines';

interface Props {
  form: LinesForm;
  catalogue: Catalogue;
}

export function LinesTable({ form, catalogue }: Props) {
  const { t } = useT();
  const { values, errorOf, cellError } = form;
  const lines = useLines(form, catalogue);
  const [pasting, setPasting] = useState(false);
  const some = values.lines.length > 0;
  const error = errorOf('lines');
  return (
    <>
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
    </>
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
