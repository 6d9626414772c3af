// A pledge, an allocation or a transaction that waits on the reader: since when, of whom, how much, by when.
import { Link } from '@tanstack/react-router';
import type { DeskItem, DeskPart } from '../../api/desk';
import { useT } from '../../app/i18n';
import { kyivDate } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { daysUntil } from '../../lib/seats';
import { DateText, Money, PairText } from '../../ui/Text';

const NBSP = '\u00a0';

export function MoneyItem({
  item,
  waits,
  today,
  organisation,
}: {
  item: DeskItem;
  waits: DeskPart['waits'];
  today: string;
  organisation: (id: string) => string;
}) {
  const { t, language } = useT();
  const link = item.allocation ?? item.transaction;
  const pledge = link?.pledge ?? item.pledge;
  if (!pledge) return null;
  const need = link?.need;
  const since = kyivDate(item.since);
  const amount = link ? link.amount : item.pledge?.amount;
  const title = need?.title ?? pledge.title;
  const name = need?.number ?? pledge.number ?? readPair(title, language)?.text ?? '';
  return (
    <li>
      <time className="when" dateTime={item.since}>
        {t('desk.since', { n: Math.max(0, daysUntil(today, since)) })}
      </time>
      <div>
        {need ? (
          <Link to="/needs/$id" params={{ id: need.id }} className="t">
            <PairText pair={title} />
          </Link>
        ) : (
          <Link to="/pledges/$id" params={{ id: pledge.id }} className="t">
            <PairText pair={title} />
          </Link>
        )}
        {item.words ? <q className="said asked">{item.words}</q> : null}
        {/* a line of its own, which stands before its name has come: on a phone the others would move */}
        <span className="sub one-line">{organisation(pledge.funder) || NBSP}</span>
        <span className="sub">
          <span className="nowrap">{[need?.number, pledge.number].filter(Boolean).join(' · ')}</span>
          {amount ? (
            <>
              {' · '}
              <Money value={amount} />
            </>
          ) : null}
          {' · '}
          {t('desk.since.day')} <DateText date={since} />
          {item.due ? (
            <>
              {' · '}
              {t('desk.due')} <DateText date={item.due} />
            </>
          ) : null}
        </span>
      </div>
      {need ? (
        <Link to="/needs/$id" params={{ id: need.id }} className="btn sm">
          {t(`desk.step.${waits}`)}
          <span className="vh">: {name}</span>
        </Link>
      ) : (
        <Link to="/pledges/$id" params={{ id: pledge.id }} className="btn sm">
          {t(`desk.step.${waits}`)}
          <span className="vh">: {name}</span>
        </Link>
      )}
    </li>
  );
}
