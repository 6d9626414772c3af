// What the portal has to say: a notice, a refusal, a summary of errors, an
// empty place, a short message that goes by itself.
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import type { MessageId, Values } from '../app/i18n';
import { signal, useSignal } from '../lib/signal';
import { Button } from './Button';
import { Icon } from './Icon';
import type { IconName } from './Icon';

type Tone = 'info' | 'warn' | 'bad' | 'ok';
const icons: Record<Tone, IconName> = { info: 'info', warn: 'warn', bad: 'stop', ok: 'check' };

interface NoticeProps {
  tone?: Tone;
  icon?: IconName;
  /** said at once to a screen reader */
  live?: boolean;
  /** takes the focus, and so comes into view, each time this changes: for what answers a press far away */
  turn?: number | undefined;
  children: ReactNode;
  action?: ReactNode;
}

/** What answers a press from elsewhere on the page comes into view and is read first. */
function useFocusAt(turn: number | undefined) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn === undefined) return;
    element.current?.focus();
    element.current?.scrollIntoView({ block: 'nearest' });
  }, [turn]);
  return element;
}

export function Notice({ tone = 'info', icon, live, turn, children, action }: NoticeProps) {
  const element = useFocusAt(turn);
  return (
    <div
      ref={element}
      className={`note ${tone === 'info' ? '' : tone}`.trim()}
      role={live ? 'alert' : undefined}
      tabIndex={turn === undefined ? undefined : -1}
    >
      <Icon name={icon ?? icons[tone]} />
      <div>{children}</div>
      {action}
    </div>
  );
}

interface ProblemProps {
  /** the sentence, the number to name when asking for help, whether trying again may help */
  problem: { text: string; requestId: string; retry: boolean };
  onRetry?: (() => void) | undefined;
  busy?: boolean;
  turn?: number | undefined;
}

/** A refusal in plain words. Typed data is never touched by it. */
export function ProblemNotice({ problem, onRetry, busy, turn }: ProblemProps) {
  const { t } = useT();
  return (
    <Notice
      tone="bad"
      live
      turn={turn}
      action={
        onRetry && problem.retry ? (
          <Button small icon="refresh" busy={busy ? t('action.loading') : false} onClick={onRetry}>
            {t('action.retry')}
          </Button>
        ) : null
      }
    >
      <p>{problem.text}</p>
      {problem.requestId ? (
        <p className="small mute">
          {t('problem.number')} <span className="code">{problem.requestId}</span>
        </p>
      ) : null}
    </Notice>
  );
}

export interface SummaryItem {
  /** id of the field; without it the line is no link */
  target?: string | undefined;
  text: string;
}

/** Takes the focus after a failed send, so that what is wrong is read first; each line leads to its field. */
export function ErrorSummary({
  title,
  items,
  note,
  turn,
}: {
  title: string;
  items: SummaryItem[];
  note?: string;
  turn: number;
}) {
  const element = useFocusAt(turn);
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={element}>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.target ?? ''} ${item.text}`}>
            {item.target ? (
              <a
                href={`#${item.target}`}
                onClick={(event) => {
                  event.preventDefault();
                  const field = document.getElementById(item.target ?? '');
                  field?.focus();
                  field?.scrollIntoView({ block: 'center' });
                }}
              >
                {item.text}
              </a>
            ) : (
              item.text
            )}
          </li>
        ))}
      </ul>
      {note ? <p className="small mute">{note}</p> : null}
    </div>
  );
}

export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty" role="status">
      <h2>{title}</h2>
      <p>{children}</p>
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}

const toast = signal<{ id: MessageId; values: Values } | null>(null);

/** By id, so that it speaks the language of the moment it is read in. */
export function showToast(id: MessageId, values: Values = {}): void {
  toast.set({ id, values });
}

/** Ten seconds, and longer while the pointer or the focus is on it. */
export function Toaster() {
  const { t } = useT();
  const now = useSignal(toast);
  const held = useRef(false);
  useEffect(() => {
    if (!now) return undefined;
    let timer = setTimeout(function away() {
      if (held.current) timer = setTimeout(away, 2_000);
      else toast.set(null);
    }, 10_000);
    return () => {
      clearTimeout(timer);
    };
  }, [now]);
  const hold = (on: boolean) => () => {
    held.current = on;
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- no control: it only stays longer while somebody reads it
    <div
      className="toasts"
      role="status"
      onMouseEnter={hold(true)}
      onMouseLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      {now ? (
        <div className="toast">
          <span>{t(now.id, now.values)}</span>
          <button
            type="button"
            className="btn ico"
            aria-label={t('action.dismiss')}
            onClick={() => {
              toast.set(null);
            }}
          >
            <Icon name="cross" />
          </button>
        </div>
      ) : null}
    </div>
  );
}
