// What the reader can do with a need now, each with what will happen. A button
// whose name ends with … asks something first.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { deleteNeed, forgetNeed } from '../../api/needs';
import type { Act, NeedNow } from '../../api/needs';
import { sayProblem } from '../../api/problem';
import type { Reference } from '../../api/reference';
import { can, useCan, useMe } from '../../api/session';
import { useT } from '../../app/i18n';
import { formatDate, kyivDate } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Notice, ProblemNotice, showToast } from '../../ui/Notice';
import { ActDialog } from './ActDialog';
import type { Question } from './ActDialog';
import { OverCoverDialog } from './OverCoverDialog';
import { useAct } from './useAct';
import { subgroupName } from './words';

/** An open need stands for so long without being confirmed (PRODUCT.md: states). */
const VALID_DAYS = 180;

export function Acts({ now, reference }: { now: NeedNow; reference: Reference }) {
  const { t, language } = useT();
  const [question, setQuestion] = useState<Question | null>(null);
  const [allowing, setAllowing] = useState(false);
  const mayPledge = useCan('pledge:create');
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
  if (mayPledge && need.state === 'open' && need.level !== 'held_outside') {
    items.push({
      key: 'pledge',
      button: (
        <Link to="/needs/$id/pledge" params={{ id: need.id }} className="btn primary">
          {t('act.pledge')}
        </Link>
      ),
      text: t('act.pledge.text'),
    });
  }
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
          {t(need.proposed ? 'act.approve' : need.twoPeople ? 'act.submit.to-approver' : 'act.submit')}
        </Button>
      ),
      text: need.proposed
        ? t('act.approve.text', { subgroup, who: need.proposed.by })
        : need.twoPeople
          ? t('act.submit.to-approver.text')
          : t(need.number ? 'act.submit.again' : need.subgroup ? 'act.submit.text' : 'act.submit.unplaced', {
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
      text: t(need.level === 'held_outside' ? 'act.open.outside' : 'act.open.text'),
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
  if (can(need, 'need:publish')) {
    items.push({
      key: 'publish',
      button: (
        <Button
          kind={need.release ? 'primary' : 'plain'}
          onClick={() => {
            setQuestion('publish');
          }}
        >
          {t('act.publish')}…
        </Button>
      ),
      text: need.release ? t('act.publish.second', { who: need.release.by }) : t('act.publish.text'),
    });
  }
  if (can(need, 'need:relevel')) {
    items.push({
      key: 'relevel',
      button: (
        <Button
          onClick={() => {
            setQuestion('relevel');
          }}
        >
          {t('act.relevel')}…
        </Button>
      ),
      text: t('act.relevel.text'),
    });
  }
  if (can(need, 'need:overcover') && need.cost) {
    items.push({
      key: 'overcover',
      button: (
        <Button
          onClick={() => {
            setAllowing(true);
          }}
        >
          {t('act.overcover')}…
        </Button>
      ),
      text: t('act.overcover.text'),
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
        {allowing ? (
          <OverCoverDialog
            now={now}
            onClose={() => {
              setAllowing(false);
            }}
          />
        ) : null}
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
