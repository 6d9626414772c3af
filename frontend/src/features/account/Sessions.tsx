// Where I am signed in: this browser first, then the others, each can be ended.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endSession, sessionsQuery } from '../../api/account';
import type { SessionRow } from '../../api/account';
import { isCode, sayProblem } from '../../api/problem';
import { focusHeading } from '../../app/focus';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { readAgent } from '../../lib/agent';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { ProblemNotice, showToast } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { MomentText } from '../../ui/Text';

function useBrowserWords() {
  const { t } = useT();
  return (row: SessionRow): string => {
    const { browser, system } = readAgent(row.browser);
    if (browser && system) return t('session.browser.on', { browser, system });
    return browser || system || t('session.browser.unknown');
  };
}

export function Sessions() {
  const { t } = useT();
  const client = useQueryClient();
  const words = useBrowserWords();
  const sessions = useQuery(sessionsQuery);
  const [asked, setAsked] = useState<readonly SessionRow[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);

  if (sessions.isPending) return <Skeleton rows={2} />;
  if (!sessions.data) {
    return <ReadingProblem of={sessions} />;
  }
  const rows = [...sessions.data].sort((a, b) => Number(b.current) - Number(a.current));
  const others = rows.filter((row) => !row.current);

  const end = async (list: readonly SessionRow[]) => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    try {
      for (const row of list) {
        await endSession(row.id).catch((error: unknown) => {
          // Ended meanwhile by itself: what was wanted is so.
          if (!isCode(error, 'not_found')) throw error;
        });
      }
      setAsked(null);
      showToast('session.ended', { n: list.length });
      focusHeading();
    } catch (error) {
      setRefused(error);
    }
    setBusy(false);
    void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };

  return (
    <div className="stack">
      <ul className="seat-list">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <p>
                <b>{words(row)}</b>{' '}
                {row.current ? (
                  <Badge tone="green" icon="check">
                    {t('session.current')}
                  </Badge>
                ) : null}
              </p>
              <p className="small mute">
                {row.network ? t('session.network', { network: row.network }) : t('session.network.unknown')}
                {'; '}
                {t('session.since')} <MomentText at={row.startedAt} />
                {'; '}
                {t('session.seen')} <MomentText at={row.seenAt} />
              </p>
            </div>
            {row.current ? null : (
              <Button
                small
                aria-label={t('session.end.of', { browser: words(row) })}
                onClick={() => {
                  setRefused(null);
                  setAsked([row]);
                }}
              >
                {t('session.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <div className="row">
          <Button
            onClick={() => {
              setRefused(null);
              setAsked(others);
            }}
          >
            {t('session.end.all')}
          </Button>
        </div>
      ) : others.length === 0 ? (
        <p className="hint">{t('session.only')}</p>
      ) : null}
      {asked ? (
        <Dialog
          title={t('session.question', { n: asked.length })}
          locked={busy}
          onClose={() => {
            setAsked(null);
          }}
        >
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void end(asked);
            }}
          >
            {refused ? <ProblemNotice problem={sayProblem(refused)} /> : null}
            <Consequences lines={asked.map(words)} />
            <p>{t('session.then')}</p>
            <DialogFoot
              back={t('action.back-unchanged')}
              action={t('session.end.do')}
              doing={t('action.working')}
            />
          </form>
        </Dialog>
      ) : null}
    </div>
  );
}
