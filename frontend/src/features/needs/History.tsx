import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { historyQuery } from '../../api/needs';
import type { Event, Need } from '../../api/needs';
import { catalogueQuery, usePlaceNames } from '../../api/reference';
import type { Catalogue, Reference } from '../../api/reference';
import { useMe } from '../../api/session';
import { translateKnown, useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { readJSON, tellEvents } from '../../lib/told';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Diff } from '../../ui/Diff';
import type { Names } from '../../ui/Diff';
import { Skeleton } from '../../ui/Skeleton';
import type { ToldItem } from '../../lib/told';
import { MomentText, Money, PairText, QuantityText } from '../../ui/Text';
import { agencyShort, className, placeNames, strategyNames, subgroupName, themeName } from './words';

/** A first event names every field; the page above says the same, so only its verb is told. */
const whole = (event: Event) => event.act === 'need.created';

/** What happened to something that hangs on the need is one sentence: its words name the file. */
const hangingWord = (event: Event) =>
  event.act === 'need.attached'
    ? 'history.need.attached'
    : event.act === 'need.detached'
      ? 'history.need.detached'
      : event.act === 'comment.withdrawn'
        ? 'history.comment.withdrawn'
        : 'event.other';

function fileName(event: Event): string {
  const name = event.changes.find((change) => change.path === '/name');
  const told = readJSON(name?.after ?? name?.before);
  return typeof told === 'string' ? told : '';
}

interface HistoryProps {
  need: Need;
  reference: Reference;
  /** when the reader was here before; what others did since is marked */
  lookedAt: string | undefined;
}

export function History({ need, reference, lookedAt }: HistoryProps) {
  const { t, language } = useT();
  const me = useMe().name;
  const history = useInfiniteQuery(historyQuery(need.id));
  const events = useMemo(() => history.data?.pages.flatMap((page) => page.items) ?? [], [history.data]);
  const lines = useMemo(() => tellEvents(events, need.cost?.currency ?? ''), [events, need.cost?.currency]);

  const told = lines.flat().flatMap((line) => [line.before, line.after]);
  const places = usePlaceNames(
    reference,
    told.flatMap((one) => (one?.kind === 'places' ? one.codes : [])),
  );
  const listed = told.some((one) => one?.kind === 'item' || one?.kind === 'strategies');
  const catalogue = useQuery({ ...catalogueQuery, enabled: listed }).data;

  const names: Names = {
    organisation: (id) => agencyShort(reference, id, language),
    theme: (code) => themeName(reference, code, language),
    subgroup: (code) => subgroupName(reference, code, language),
    places: (codes) => placeNames(places, { nationwide: false, places: codes }, language, t),
    strategies: (codes) => strategyNames(catalogue, codes, language),
    item: (item) => <ItemText item={item} catalogue={catalogue} />,
  };

  if (history.isPending) return <Skeleton rows={3} />;
  if (history.isError && events.length === 0) {
    return <ReadingProblem of={history} />;
  }
  return (
    <>
      <ol className="dated">
        {events.map((event, index) => (
          <li key={event.id}>
            <MomentText at={event.at} />
            <div>
              <b>{event.person || t('event.portal')}</b>:{' '}
              {event.kind === 'need'
                ? translateKnown(`event.${event.act}`, 'event.other')
                : t(hangingWord(event), { name: fileName(event) })}{' '}
              {lookedAt !== undefined && event.at > lookedAt && event.person !== me ? (
                <Badge tone="blue" icon="full">
                  {t('fresh.mark')}
                </Badge>
              ) : null}
              {event.comment ? <blockquote className="said">«{event.comment}»</blockquote> : null}
              {whole(event) || event.kind !== 'need' ? null : (
                <Diff lines={lines[index] ?? []} names={names} />
              )}
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

function ItemText({ item, catalogue }: { item: ToldItem; catalogue: Catalogue | undefined }) {
  const { language } = useT();
  return (
    <>
      {className(catalogue, item.class, language)}
      {item.specification.uk || item.specification.en ? (
        <>
          {' '}
          (<PairText pair={item.specification} />)
        </>
      ) : null}
      ,{' '}
      <QuantityText quantity={item.quantity} unit={catalogue?.units.find((one) => one.code === item.unit)} />{' '}
      × <Money value={item.price} />
    </>
  );
}
