// What happened to a pledge, newest first, as far as the reader may know.
import { useInfiniteQuery } from '@tanstack/react-query';
import { pledgeHistoryQuery } from '../../api/pledges';
import type { Pledge } from '../../api/pledges';
import { translateKnown, useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { MomentText } from '../../ui/Text';
import { changedFields } from './changed';

export function History({ pledge }: { pledge: Pledge }) {
  const { t } = useT();
  const history = useInfiniteQuery(pledgeHistoryQuery(pledge.id));
  const events = history.data?.pages.flatMap((page) => page.items) ?? [];
  if (history.isPending) return <Skeleton rows={3} />;
  if (history.isError && events.length === 0) return <ReadingProblem of={history} />;
  return (
    <>
      <ol className="dated">
        {events.map((event) => {
          const fields = event.act === 'pledge.edited' ? changedFields(event.changes) : [];
          return (
            <li key={event.id}>
              <MomentText at={event.at} />
              <div>
                <b>{event.person || t('event.portal')}</b>:{' '}
                {translateKnown(`event.${event.act}`, 'event.other')}
                {fields.length > 0 ? (
                  <span className="sub">{fields.map((field) => t(field)).join(', ')}</span>
                ) : null}
                {event.comment ? <blockquote className="said">«{event.comment}»</blockquote> : null}
              </div>
              <span />
            </li>
          );
        })}
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
