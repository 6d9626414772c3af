// The question behind a button: what is needed for the act, what will follow,
// and a way out that changes nothing.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { CLOSE_REASONS } from '../../api/facts.gen';
import { needsLikeQuery } from '../../api/needs';
import type { NeedNow } from '../../api/needs';
import { Refusal, sayField, sayProblem } from '../../api/problem';
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import type { MessageId } from '../../app/i18n';
import { readPair } from '../../lib/pair';
import type { Level } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Notice, ProblemNotice } from '../../ui/Notice';
import { CheckList } from '../../ui/CheckList';
import { useAct } from './Acts';
import { agencyName } from './words';

export type Question = 'open' | 'return' | 'close' | 'reopen' | 'delete';

interface Props {
  question: Question;
  now: NeedNow;
  reference?: Reference;
  onClose: () => void;
  onDelete?: () => void;
  deleting?: boolean;
  refused?: unknown;
}

/** Public takes two people and another act; held outside fits no filled record. */
const OPEN_LEVELS = ['group', 'subgroup', 'parties'] as const;

const consequences: Record<Question, MessageId[]> = {
  open: ['act.open.then.see', 'act.open.then.place'],
  return: ['act.return.then'],
  close: ['act.close.then.list', 'act.close.then.back'],
  reopen: ['act.reopen.then'],
  delete: ['act.delete.then'],
};

export function ActDialog({ question, now, reference, onClose, onDelete, deleting = false, refused }: Props) {
  const { t, language } = useT();
  const act = useAct(now, onClose);
  const need = now.data;
  const [comment, setComment] = useState('');
  const [level, setLevel] = useState<Level>('group');
  const [named, setNamed] = useState<string[]>([]);
  const [reason, setReason] = useState<'' | 'met' | 'withdrawn' | 'superseded'>(
    need.state === 'open' ? '' : 'withdrawn',
  );
  const [other, setOther] = useState('');
  const [missing, setMissing] = useState<Record<string, string>>({});

  const found = act.error instanceof Refusal ? (act.error.problem.errors ?? []) : [];
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
    if (question === 'reopen' && comment.trim() === '') lacks['/reason'] = required;
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
        run({ act: 'open', level, named });
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
        {question === 'open' ? (
          <>
            <Choice
              id="act-first"
              name="level"
              label={t('act.open.level')}
              value={level}
              error={wrong('/level')}
              onChange={(value) => {
                setLevel(value as Level);
              }}
              options={OPEN_LEVELS.map((value) => ({
                value,
                label:
                  value === 'group' ? `${t('level.group')} (${t('act.open.offered')})` : t(`level.${value}`),
                hint: t(`level.${value}.who`),
              }))}
            />
            {level === 'parties' && reference ? (
              <CheckList
                id="act-named"
                label={t('act.open.named')}
                hint={t('act.open.named.hint')}
                error={wrong('/named')}
                chosen={named}
                onChange={setNamed}
                options={reference.organisations
                  .filter((one) => one.active && one.id !== need.agency)
                  .map((one) => ({ value: one.id, label: agencyName(reference, one.id, language) }))
                  .sort((a, b) => a.label.localeCompare(b.label, language))}
                searchable
              />
            ) : null}
          </>
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
        {question === 'reopen' ? (
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
            <TextField
              id="act-comment"
              label={t('need.closing.comment')}
              optional
              rows={3}
              value={comment}
              onChange={setComment}
              error={wrong('/comment')}
            />
          </>
        ) : null}
        <ul className="conseq">
          {consequences[question].map((id) => (
            <li key={id}>
              <Icon name="arrow" />
              <span>{t(id)}</span>
            </li>
          ))}
        </ul>
        <div className="row end">
          <Button
            aria-disabled={busy || undefined}
            onClick={() => {
              if (!busy) onClose();
            }}
          >
            {t(`act.${question}.not`)}
          </Button>
          <Button
            type="submit"
            kind={question === 'close' || question === 'delete' ? 'danger' : 'primary'}
            busy={busy ? t('action.working') : false}
          >
            {t(`act.${question}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Found by words or number, chosen by name. */
function OtherNeed({
  self,
  value,
  onChange,
  error,
}: {
  self: string;
  value: string;
  onChange: (id: string) => void;
  error: string | undefined;
}) {
  const { t, language } = useT();
  const [words, setWords] = useState('');
  const like = useQuery(needsLikeQuery(words.trim()));
  const found = (like.data ?? []).filter((need) => need.id !== self);
  return (
    <div className="stack-2">
      <TextField
        id="act-other"
        type="search"
        label={t('act.close.other')}
        hint={t('act.close.other.hint')}
        value={words}
        onChange={setWords}
        error={error}
      />
      {found.length > 0 ? (
        <Choice
          id="act-other-found"
          name="other"
          label={t('act.close.other.found')}
          value={value}
          onChange={onChange}
          options={found.map((need) => ({
            value: need.id,
            label: `${need.number ?? t('state.draft')} · ${readPair(need.title, language)?.text ?? ''}`,
          }))}
        />
      ) : words.trim().length > 1 && like.isSuccess ? (
        <p className="hint" role="status">
          {t('act.close.other.none')}
        </p>
      ) : null}
    </div>
  );
}
