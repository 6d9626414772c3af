// What can be done with the needs that are ticked in the list. A need that left
// the page, or was opened by another meanwhile, is no longer among them.
import { useState } from 'react';
import type { NeedRow } from '../../api/needs';
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { Button } from '../../ui/Button';
import { ManyDialog } from './ManyDialog';

interface Props {
  rows: readonly NeedRow[];
  reference: Reference;
  onDone: () => void;
}

export function PickedBar({ rows, reference, onDone }: Props) {
  const { t } = useT();
  // The rows as they were when the question was asked: the list behind it is read anew after the answer.
  const [asked, setAsked] = useState<{ act: 'open' | 'return'; rows: readonly NeedRow[] } | null>(null);
  return (
    <>
      <div role="status" className={rows.length > 0 ? 'picked' : undefined}>
        {rows.length > 0 ? (
          <>
            <b>{t('many.chosen', { n: rows.length })}</b>
            <Button
              kind="primary"
              small
              onClick={() => {
                setAsked({ act: 'open', rows });
              }}
            >
              {t('many.open')}…
            </Button>
            {rows.every((row) => row.may.includes('need:return')) ? (
              <Button
                small
                onClick={() => {
                  setAsked({ act: 'return', rows });
                }}
              >
                {t('many.return')}…
              </Button>
            ) : null}
            <Button kind="quiet" small onClick={onDone}>
              {t('many.clear')}
            </Button>
          </>
        ) : null}
      </div>
      {asked ? (
        <ManyDialog
          act={asked.act}
          rows={asked.rows}
          reference={reference}
          onClose={(done) => {
            setAsked(null);
            if (done) onDone();
          }}
        />
      ) : null}
    </>
  );
}
