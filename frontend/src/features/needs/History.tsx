import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { historyQuery } from '../../api/needs';
import type { Event, Need } from '../../api/needs';
import { sayProblem } from '../../api/problem';
import type { Reference } from '../../api/reference';
import { useMe } from '../../api/session';
import { i18n, useT } from '../../app/i18n';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { DateText, MomentText, Money } from '../../ui/Text';
import { tellEvents } from './told';
import type { Line, Told } from './told';
import { agencyShort, placeNames, subgroupName, themeName } from './words';

/** A first event names every field; the page above says the same, so only its verb is told. */
const whole = (event: Event) => event.act === 'need.created';

interface HistoryProps {
  need: Need;
  reference: Reference;
  /** when the reader was here before; what others did since is marked */
  lookedAt: string | undefined;
}

export function History({ need, reference, lookedAt }: HistoryProps) {
  const { t } = useT();
  const me = useMe().name;
  const history = useInfiniteQuery(historyQuery(need.id));
  const events = useMemo(() => history.data?.pages.flatMap((page) => page.items) ?? [], [history.data]);
  const lines = useMemo(() => tellEvents(events, need.cost?.currency ?? ''), [events, need.cost?.currency]);

  if (history.isPending) return <Skeleton rows={3} />;
  if (history.isError && events.length === 0) {
    return (
      <ProblemNotice
        problem={sayProblem(history.error)}
        onRetry={() => void history.refetch()}
        busy={history.isFetching}
      />
    );
  }
  return (
    <>
      <ol className="dated">
        {events.map((event, index) => (
          <li key={event.id}>
            <MomentText at={event.at} />
            <div>
              <b>{event.person || t('event.portal')}</b>: {verb(event.act)}{' '}
              {lookedAt !== undefined && event.at > lookedAt && event.person !== me ? (
                <Badge tone="blue" icon="full">
                  {t('fresh.mark')}
                </Badge>
              ) : null}
              {event.comment ? <blockquote className="said">«{event.comment}»</blockquote> : null}
              {whole(event) ? null : <Diff lines={lines[index] ?? []} reference={reference} />}
            </div>
            <span />
          </li>
        ))}
      </ol>
      {history.hasNextPage ? (
        <p className="more-row">
          <Button
            busy={history.isFetchingNextPage ? t('action.loading') : false}
            onClick={() => void history.fetchNextPage()}
          >
            {t('history.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function verb(act: string): string {
  const id = `event.${act}`;
  return i18n.messages[id] === undefined ? i18n._('event.other') : i18n._(id);
}

function Diff({ lines, reference }: { lines: readonly Line[]; reference: Reference }) {
  const { t } = useT();
  if (lines.length === 0) return null;
  return (
    <dl className="diff">
      {lines.map((line) => (
        <div key={`${line.label} ${line.side ?? ''} ${line.before?.kind ?? ''}`}>
          <dt>
            {t(line.label)}
            {line.side ? `, ${t(`pair.in.${line.side}`)}` : ''}:
          </dt>
          <dd>
            {line.before ? (
              <del>
                <span className="vh">{t('diff.before')} </span>
                <ToldText told={line.before} reference={reference} />
              </del>
            ) : null}
            {line.before && line.after ? ' → ' : null}
            {line.after ? (
              <ins>
                <span className="vh">{t('diff.after')} </span>
                <ToldText told={line.after} reference={reference} />
              </ins>
            ) : (
              <span className="mute"> {t('diff.removed')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ToldText({ told, reference }: { told: Told; reference: Reference }) {
  const { t, language } = useT();
  switch (told.kind) {
    case 'text':
      return (
        <span lang={told.lang} className="said">
          {told.text}
        </span>
      );
    case 'date':
      return <DateText date={told.date} />;
    case 'money':
      return <Money value={told} />;
    case 'word':
      return <>{t(told.id)}</>;
    case 'organisations':
      return <>{told.ids.map((id) => agencyShort(reference, id, language)).join(', ')}</>;
    case 'theme':
      return <>{themeName(reference, told.code, language)}</>;
    case 'subgroup':
      return <>{subgroupName(reference, told.code, language)}</>;
    case 'places':
      return <>{placeNames(reference, { nationwide: false, places: told.codes }, language, t)}</>;
    case 'need':
      return (
        <Link to="/needs/$id" params={{ id: told.id }}>
          {t('need.other')}
        </Link>
      );
  }
}
