// The question behind a button: what is needed for the act, what will follow,
// and a way out that changes nothing.
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CLOSE_REASONS } from '../../api/facts.gen';
import type { Need, NeedNow } from '../../api/needs';
import { errorsOf, sayField, sayProblem } from '../../api/problem';
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import type { MessageId } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import type { Level } from '../../ui/Badge';
import { Consequences } from '../../ui/Consequences';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Choice, TextField } from '../../ui/Field';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { LevelQuestion } from '../../app/LevelQuestion';
import { OtherNeed } from './OtherNeed';
import { useAct } from './useAct';

export type Question = 'open' | 'return' | 'close' | 'reopen' | 'relevel' | 'publish' | 'delete';

interface Props {
  question: Question;
  now: NeedNow;
  reference?: Reference;
  onClose: () => void;
  onDelete?: () => void;
  deleting?: boolean;
  refused?: unknown;
}

const consequences: Record<Question, MessageId[]> = {
  open: ['act.open.then.see', 'act.open.then.place'],
  return: ['act.return.then'],
  close: ['act.close.then.list', 'act.close.then.back'],
  reopen: ['act.reopen.then'],
  relevel: ['act.relevel.then.see', 'act.relevel.then.release'],
  publish: ['act.publish.then.two', 'act.publish.then.edit'],
  delete: ['act.delete.then'],
};

function consequencesOf(question: Question, need: Need): MessageId[] {
  if (need.level === 'held_outside' && question === 'open') return ['act.open.then.outside'];
  if (need.level === 'held_outside' && question === 'reopen') return [];
  if (question === 'publish' && need.release) return ['act.publish.then.public', 'act.publish.then.back'];
  return consequences[question];
}

export function ActDialog({ question, now, reference, onClose, onDelete, deleting = false, refused }: Props) {
  const { t, language } = useT();
  const act = useAct(now, onClose);
  const need = now.data;
  /** nothing is written down of it, so nothing is asked either */
  const outside = need.level === 'held_outside';
  const [comment, setComment] = useState('');
  const [level, setLevel] = useState<Level>(
    need.level && need.level !== 'public' && need.level !== 'held_outside' ? need.level : 'group',
  );
  const [named, setNamed] = useState<string[]>(need.named);
  const [reason, setReason] = useState<'' | 'met' | 'withdrawn' | 'superseded'>(
    need.state === 'open' ? '' : 'withdrawn',
  );
  const [other, setOther] = useState('');
  const [missing, setMissing] = useState<Record<string, string>>({});

  const found = errorsOf(act.error);
  const wrong = (pointer: string) => {
    const first = found.find((one) => one.pointer === pointer);
    return missing[pointer] ?? (first ? sayField(first) : undefined);
  };
  const known = ['/comment', '/reason', '/level', '/named', '/supersededBy'];
  const told = found.length > 0 && found.every((one) => known.includes(one.pointer));
  const busy = act.isPending || deleting;

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const lacks: Record<string, string> = {};
    const required = sayField({ code: 'required' });
    if (question === 'return' && comment.trim() === '') lacks['/comment'] = required;
    if (question === 'reopen' && !outside && comment.trim() === '') lacks['/reason'] = required;
    if (question === 'close' && reason === '') lacks['/reason'] = t('act.close.choose');
    if (question === 'close' && reason === 'superseded' && other === '')
      lacks['/supersededBy'] = t('act.close.other.missing');
    setMissing(lacks);
    if (Object.keys(lacks).length > 0) {
      document.getElementById(lacks['/supersededBy'] ? 'act-other' : 'act-first')?.focus();
      return;
    }
    const run = act.perform;
    switch (question) {
      case 'open':
        run({ act: 'open', level: outside ? 'held_outside' : level, named: outside ? [] : named });
        return;
      case 'relevel':
        run({ act: 'relevel', level, named });
        return;
      case 'publish':
        run({ act: 'publish' });
        return;
      case 'return':
        run({ act: 'return', comment: comment.trim() });
        return;
      case 'reopen':
        run({ act: 'reopen', reason: comment.trim() });
        return;
      case 'close':
        if (reason !== '') run({ act: 'close', reason, comment, supersededBy: other });
        return;
      case 'delete':
        onDelete?.();
    }
  };

  const name = need.number ?? readPair(need.title, language)?.text ?? '';
  return (
    <Dialog title={t(`act.${question}.question`, { name })} onClose={onClose} locked={busy}>
      <form className="stack" noValidate onSubmit={send}>
        {act.moved ? (
          <Notice tone="warn" live>
            <p>{t('acts.moved')}</p>
          </Notice>
        ) : act.isError && !told ? (
          <ProblemNotice problem={sayProblem(act.error)} />
        ) : null}
        {refused ? <ProblemNotice problem={sayProblem(refused)} /> : null}
        {(question === 'open' && !outside) || question === 'relevel' ? (
          <LevelQuestion
            organisations={reference?.organisations}
            level={level}
            onLevel={setLevel}
            named={named}
            onNamed={setNamed}
            owner={need.agency}
            present={question === 'relevel' ? need.level : undefined}
            errors={{ level: wrong('/level'), named: wrong('/named') }}
          />
        ) : null}
        {question === 'return' ? (
          <TextField
            id="act-first"
            label={t('act.return.comment')}
            hint={t('act.return.comment.hint')}
            rows={4}
            required
            value={comment}
            onChange={setComment}
            error={wrong('/comment')}
          />
        ) : null}
        {question === 'reopen' && !outside ? (
          <TextField
            id="act-first"
            label={t('act.reopen.reason')}
            rows={3}
            required
            value={comment}
            onChange={setComment}
            error={wrong('/reason')}
          />
        ) : null}
        {question === 'close' ? (
          <>
            <Choice
              id="act-first"
              name="reason"
              label={t('need.closing.reason')}
              value={reason}
              error={wrong('/reason')}
              onChange={(value) => {
                setReason(value as typeof reason);
              }}
              options={(need.state === 'open' ? CLOSE_REASONS : (['withdrawn'] as const)).map((value) => ({
                value,
                label: t(`reason.${value}`),
                hint: t(`reason.${value}.means`),
              }))}
            />
            {reason === 'superseded' ? (
              <OtherNeed self={need.id} value={other} onChange={setOther} error={wrong('/supersededBy')} />
            ) : null}
            {outside ? null : (
              <TextField
                id="act-comment"
                label={t('need.closing.comment')}
                optional
                rows={3}
                value={comment}
                onChange={setComment}
                error={wrong('/comment')}
              />
            )}
          </>
        ) : null}
        <Consequences lines={consequencesOf(question, need).map((id) => t(id))} />
        <DialogFoot
          back={t(`act.${question}.not`)}
          action={t(`act.${question}`)}
          kind={question === 'close' || question === 'delete' ? 'danger' : 'primary'}
          doing={t('action.working')}
        />
      </form>
    </Dialog>
  );
}
