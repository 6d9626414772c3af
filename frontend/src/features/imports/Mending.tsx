// A row corrected where it stands: a cell typed anew, or whose value of a conflict stays.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { correctRow, importQuery } from '../../api/imports';
import type { ImportRow, RowCorrection } from '../../api/imports';
import { sayProblem } from '../../api/problem';
import { useT } from '../../app/i18n';
import { Button } from '../../ui/Button';
import { FieldError, TextField } from '../../ui/Field';
import { ProblemNotice } from '../../ui/Notice';

/** Sends what was said of a row, and has the counts and the rows read anew. */
function useCorrecting(id: string, row: ImportRow) {
  const { language } = useT();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const send = async (body: RowCorrection) => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      await correctRow(id, row.n, language, body);
      await Promise.all([
        client.invalidateQueries({ queryKey: importQuery(id).queryKey }),
        client.invalidateQueries({ queryKey: ['imports', 'rows', id] }),
      ]);
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  return { busy, failed, send };
}

export function Mending({ id, row, may }: { id: string; row: ImportRow; may: boolean }) {
  const { t } = useT();
  const correcting = useCorrecting(id, row);
  const columns = [
    ...new Set(
      row.problems
        .map((problem) => problem.column ?? '')
        .filter((column) => column in row.cells && column !== 'id' && column !== 'version'),
    ),
  ].filter(
    (column) => !row.problems.some((one) => one.column === column && one.pointer.startsWith('/items/')),
  );
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(columns.map((column) => [column, row.cells[column] ?? ''])),
  );
  const texts = (column: string) =>
    row.problems
      .filter((problem) => problem.column === column)
      .map((problem) => (problem.cell ? `${problem.cell}. ${problem.text}` : problem.text))
      .join(' ');
  const others = row.problems.filter((problem) => !columns.includes(problem.column ?? ''));
  return (
    <div className="stack-2">
      {correcting.failed ? <ProblemNotice problem={sayProblem(correcting.failed)} /> : null}
      {others.map((problem) => (
        <FieldError key={`${problem.pointer} ${problem.code}`} id={`row-${String(row.n)}${problem.pointer}`}>
          {problem.text}
        </FieldError>
      ))}
      {columns.length > 0 && may ? (
        <form
          className="stack-2"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void correcting.send({
              cells: columns.map((column) => ({ column, text: typed[column] ?? '' })),
            });
          }}
        >
          {columns.map((column) => (
            <TextField
              key={column}
              id={`row-${String(row.n)}-${column}`}
              label={t('import.cell', { row: row.row })}
              silent
              error={texts(column)}
              value={typed[column] ?? ''}
              onChange={(text) => {
                setTyped((now) => ({ ...now, [column]: text }));
              }}
            />
          ))}
          <div>
            <Button small type="submit" busy={correcting.busy ? t('action.working') : false}>
              {t('import.again')}
            </Button>
          </div>
        </form>
      ) : (
        columns.map((column) => (
          <FieldError key={column} id={`row-${String(row.n)}-${column}`}>
            {texts(column)}
          </FieldError>
        ))
      )}
    </div>
  );
}

/** Each conflict with both values; the row waits until one is chosen in each. */
export function Clashes({ id, row, may }: { id: string; row: ImportRow; may: boolean }) {
  const { t } = useT();
  const correcting = useCorrecting(id, row);
  return (
    <div className="stack-2">
      {correcting.failed ? <ProblemNotice problem={sayProblem(correcting.failed)} /> : null}
      {row.changes
        .filter((change) => change.clash)
        .map((change) => (
          <fieldset key={change.pointer} className="clash" disabled={!may || correcting.busy}>
            <legend>{t('import.clash', { head: change.head })}</legend>
            <label className="check">
              <input
                type="radio"
                name={`clash-${String(row.n)}-${change.pointer}`}
                checked={false}
                onChange={() => void correcting.send({ theirs: [...row.theirs, change.pointer] })}
              />
              <span>
                {t('import.clash.portal')}: <b>{change.before ?? t('import.nothing')}</b>
              </span>
            </label>
            <label className="check">
              <input
                type="radio"
                name={`clash-${String(row.n)}-${change.pointer}`}
                checked={false}
                onChange={() => void correcting.send({ mine: [...row.mine, change.pointer] })}
              />
              <span>
                {t('import.clash.file')}: <b>{change.after ?? t('import.nothing')}</b>
              </span>
            </label>
          </fieldset>
        ))}
    </div>
  );
}
