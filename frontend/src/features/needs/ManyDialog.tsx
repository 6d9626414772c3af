// Several submitted needs opened or returned at once: the level or the comment
// is asked once, and what became of each is said in words.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Intention } from '../../api/client';
import { actOnMany } from '../../api/needs';
import type { ManyAct, NeedRow, Outcome } from '../../api/needs';
import { errorsOf, sayField, sayProblem } from '../../api/problem';
import type { Reference } from '../../api/reference';
import { translateCode, useT } from '../../app/i18n';
import type { Level } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { ProblemNotice } from '../../ui/Notice';
import { PairText } from '../../ui/Text';
import { LevelQuestion } from '../../app/LevelQuestion';

interface Props {
  act: 'open' | 'return';
  rows: readonly NeedRow[];
  reference: Reference;
  /** `done`: some were changed, and the choice is over */
  onClose: (done: boolean) => void;
}

export function ManyDialog({ act, rows, reference, onClose }: Props) {
  const { t } = useT();
  const client = useQueryClient();
  const intention = useRef(new Intention());
  const [level, setLevel] = useState<Level>('group');
  const [named, setNamed] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState('');
  const send = useMutation({
    mutationFn: (body: ManyAct) =>
      actOnMany(rows, intention.current.keyFor([rows.map((row) => row.id), body]), body),
    onSuccess: () => {
      intention.current.done();
      void client.invalidateQueries({ queryKey: ['needs'] });
    },
  });
  const found = errorsOf(send.error);
  const wrong = (pointer: string) => {
    const first = found.find((one) => one.pointer === pointer);
    return first ? sayField(first) : undefined;
  };
  const n = rows.length;

  if (send.data) {
    return (
      <Outcomes
        act={act}
        rows={rows}
        outcomes={send.data}
        onClose={() => {
          onClose(true);
        }}
      />
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (send.isPending) return;
    if (act === 'open') {
      send.mutate({ act, level, named });
      return;
    }
    setMissing(comment.trim() === '' ? sayField({ code: 'required' }) : '');
    if (comment.trim() === '') document.getElementById('act-first')?.focus();
    else send.mutate({ act, comment: comment.trim() });
  };
  return (
    <Dialog
      title={t(`many.${act}.question`, { n })}
      onClose={() => {
        onClose(false);
      }}
      locked={send.isPending}
    >
      <form className="stack" noValidate onSubmit={submit}>
        {send.isError ? <ProblemNotice problem={sayProblem(send.error)} /> : null}
        <ul className="listed">
          {rows.map((row) => (
            <li key={row.id}>
              <span className="nowrap">{row.number}</span> <PairText pair={row.title} />
            </li>
          ))}
        </ul>
        {act === 'open' ? (
          <LevelQuestion
            organisations={reference.organisations}
            level={level}
            onLevel={setLevel}
            named={named}
            onNamed={setNamed}
            errors={{ level: wrong('/level'), named: wrong('/named') }}
          />
        ) : (
          <TextField
            id="act-first"
            label={t('act.return.comment')}
            hint={t('many.return.hint')}
            rows={4}
            required
            value={comment}
            onChange={setComment}
            error={missing || wrong('/comment')}
          />
        )}
        <Consequences lines={[t(act === 'open' ? 'act.open.then.see' : 'act.return.then'), t('many.each')]} />
        <DialogFoot back={t(`act.${act}.not`)} action={t(`many.${act}`)} doing={t('action.working')} />
      </form>
    </Dialog>
  );
}

function Outcomes({
  act,
  rows,
  outcomes,
  onClose,
}: {
  act: 'open' | 'return';
  rows: readonly NeedRow[];
  outcomes: readonly Outcome[];
  onClose: () => void;
}) {
  const { t } = useT();
  const done = outcomes.filter((one) => one.done).length;
  const why = (outcome: Outcome) => {
    const [first] = outcome.errors ?? [];
    return first
      ? sayField(first)
      : outcome.code === 'stale'
        ? t('many.stale')
        : translateCode('problem', outcome.code ?? '', {}, 'problem.internal');
  };
  return (
    <Dialog title={t(`many.${act}.done`, { n: done, of: outcomes.length })} onClose={onClose}>
      <div className="stack" role="status">
        <ul className="outcomes">
          {outcomes.map((outcome) => {
            const row = rows.find((one) => one.id === outcome.id);
            return (
              <li key={outcome.id}>
                <Icon name={outcome.done ? 'check' : 'stop'} />
                <span>
                  <span className="nowrap">{row?.number}</span> <PairText pair={row?.title} />
                  <span className={outcome.done ? 'hint under' : 'err'}>
                    {outcome.done ? t(`many.${act}.one`) : why(outcome)}
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      </div>
      <div className="row end">
        <Button kind="primary" onClick={onClose}>
          {t('many.close')}
        </Button>
      </div>
    </Dialog>
  );
}
