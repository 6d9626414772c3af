// What the reader can do with a need now, each with what will happen. A button
// whose name ends with … asks something first.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Intention } from '../../api/client';
import { actOnNeed, deleteNeed, forgetNeed, learnNeed, needQuery } from '../../api/needs';
import type { Act, NeedNow } from '../../api/needs';
import { Refusal, isCode, sayProblem } from '../../api/problem';
import type { Reference } from '../../api/reference';
import { can, useMe } from '../../api/session';
import { focusHeading } from '../../app/focus';
import { useT } from '../../app/i18n';
import { formatDate, kyivDate } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Notice, ProblemNotice, showToast } from '../../ui/Notice';
import { ActDialog } from './ActDialog';
import type { Question } from './ActDialog';
import { readErrors } from './form';
import { handOver } from './handover';
import { subgroupName } from './words';

/** An open need stands for so long without being confirmed (PRODUCT.md: states). */
const VALID_DAYS = 180;

/** One act at a time; the second press of a button finds the first still on its way. */
export function useAct(now: NeedNow, onDone?: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const intention = useRef(new Intention());
  const lock = useRef(false);
  const [moved, setMoved] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const mutation = useMutation({
    mutationFn: (act: Act) =>
      actOnNeed(now.data.id, now.etag, intention.current.keyFor([act, now.etag]), act),
    onMutate: () => {
      setMoved(false);
    },
    onSuccess: (next, act) => {
      intention.current.done();
      learnNeed(client, next);
      showToast(`act.${act.act}.done`, { number: next.data.number ?? '' });
      onDone?.();
      focusHeading();
    },
    onError: (error, act) => {
      const errors = error instanceof Refusal ? (error.problem.errors ?? []) : [];
      if (act.act === 'submit' && errors.length > 0 && can(now.data, 'need:edit')) {
        // What a submission lacks is written in the form: there each field is named and at hand.
        setLeaving(true);
        handOver(now.data.id, { wrong: readErrors(errors), refused: null });
        void navigate({ to: '/needs/$id/edit', params: { id: now.data.id } });
        return;
      }
      // Somebody was quicker: show what is so now, then let the reader decide anew.
      if (isCode(error, 'stale', 'state_forbids', 'conflict', 'not_found')) {
        setMoved(true);
        void client.invalidateQueries({ queryKey: needQuery(now.data.id).queryKey });
        void client.invalidateQueries({ queryKey: ['needs', 'history', now.data.id] });
      }
    },
    onSettled: () => {
      lock.current = false;
    },
  });
  // A second press in the same blink comes before anything is drawn anew: hence the lock, not `isPending`.
  const perform = (act: Act) => {
    if (lock.current) return;
    lock.current = true;
    mutation.mutate(act);
  };
  // On the way to the form the refusal is not told here as well.
  return { ...mutation, isError: mutation.isError && !leaving, moved, perform };
}

export function Acts({ now, reference }: { now: NeedNow; reference: Reference }) {
  const { t, language } = useT();
  const [question, setQuestion] = useState<Question | null>(null);
  const act = useAct(now);
  const need = now.data;
  const subgroup = subgroupName(reference, need.subgroup, language);
  const today = kyivDate(new Date().toISOString());
  const later = new Date(Date.parse(`${today}T00:00:00Z`) + VALID_DAYS * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const busy = (name: Act['act']) => act.isPending && act.variables.act === name && t('action.working');

  const run = act.perform;
  const items: { key: string; button: ReactNode; text: string }[] = [];
  if (can(need, 'need:submit')) {
    items.push({
      key: 'submit',
      button: (
        <Button
          kind="primary"
          busy={busy('submit')}
          onClick={() => {
            run({ act: 'submit' });
          }}
        >
          {t('act.submit')}
        </Button>
      ),
      text: t(need.number ? 'act.submit.again' : need.subgroup ? 'act.submit.text' : 'act.submit.unplaced', {
        subgroup,
      }),
    });
  }
  if (can(need, 'need:open')) {
    items.push({
      key: 'open',
      button: (
        <Button
          kind="primary"
          onClick={() => {
            setQuestion('open');
          }}
        >
          {t('act.open')}…
        </Button>
      ),
      text: t('act.open.text'),
    });
  }
  if (can(need, 'need:return')) {
    items.push({
      key: 'return',
      button: (
        <Button
          onClick={() => {
            setQuestion('return');
          }}
        >
          {t('act.return')}…
        </Button>
      ),
      text: t('act.return.text'),
    });
  }
  if (can(need, 'need:confirm')) {
    items.push({
      key: 'confirm',
      button: (
        <Button
          kind={need.stale ? 'primary' : 'plain'}
          busy={busy('confirm')}
          onClick={() => {
            run({ act: 'confirm' });
          }}
        >
          {t('act.confirm')}
        </Button>
      ),
      text: t('act.confirm.text', { date: formatDate(later, language, 'text') }),
    });
  }
  if (can(need, 'need:reopen')) {
    items.push({
      key: 'reopen',
      button: (
        <Button
          onClick={() => {
            setQuestion('reopen');
          }}
        >
          {t('act.reopen')}…
        </Button>
      ),
      text: t(need.openedAt ? 'act.reopen.text' : 'act.reopen.submitted'),
    });
  }
  if (can(need, 'need:close')) {
    items.push({
      key: 'close',
      button: (
        <Button
          kind="danger"
          onClick={() => {
            setQuestion('close');
          }}
        >
          {t('act.close')}…
        </Button>
      ),
      text: t(need.state === 'open' ? 'act.close.text' : 'act.close.early'),
    });
  }
  if (can(need, 'need:delete')) {
    items.push({
      key: 'delete',
      button: (
        <Button
          kind="danger"
          onClick={() => {
            setQuestion('delete');
          }}
        >
          {t('act.delete')}…
        </Button>
      ),
      text: t('act.delete.text'),
    });
  }

  const asking = question !== null && items.some((item) => item.key === question);
  if (items.length === 0 && !act.isError) return null;
  return (
    <section className="sec" aria-labelledby="acts-h">
      <header>
        <h2 id="acts-h">{t('acts.title')}</h2>
      </header>
      <div className="stack">
        {act.moved ? (
          <Notice tone="warn" live>
            <p>{t('acts.moved')}</p>
          </Notice>
        ) : act.isError ? (
          <ProblemNotice
            problem={sayProblem(act.error)}
            onRetry={() => {
              if (act.variables) run(act.variables);
            }}
            busy={act.isPending}
          />
        ) : null}
        <ul className="acts">
          {items.map((item) => (
            <li key={item.key}>
              {item.button}
              <p>{item.text}</p>
            </li>
          ))}
        </ul>
        {asking && question === 'delete' ? (
          <DeleteQuestion
            now={now}
            onClose={() => {
              setQuestion(null);
            }}
          />
        ) : null}
        {asking && question !== 'delete' ? (
          <ActDialog
            question={question}
            now={now}
            reference={reference}
            onClose={() => {
              setQuestion(null);
            }}
          />
        ) : null}
      </div>
    </section>
  );
}

function DeleteQuestion({ now, onClose }: { now: NeedNow; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const lock = useRef(false);
  const remove = useMutation({
    mutationFn: () => deleteNeed(now.data.id, now.etag),
    onSuccess: async () => {
      const { dropDraft } = await import('../../lib/drafts');
      await dropDraft(me.id, now.data.id).catch(() => undefined);
      showToast('act.delete.done');
      await navigate({ to: '/needs', replace: true });
      forgetNeed(client, now.data.id);
    },
  });
  return (
    <ActDialog
      question="delete"
      now={now}
      onClose={onClose}
      onDelete={() => {
        if (lock.current) return;
        lock.current = true;
        remove.mutate(undefined, {
          onSettled: () => {
            lock.current = false;
          },
        });
      }}
      deleting={remove.isPending}
      refused={remove.error}
    />
  );
}
