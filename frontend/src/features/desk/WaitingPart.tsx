// What waits on the reader in one way: since when, which, and the one next step.
import { Link } from '@tanstack/react-router';
import type { DeskItem, DeskPart } from '../../api/desk';
import type { NeedRow } from '../../api/needs';
import { useT } from '../../app/i18n';
import { kyivDate } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { daysUntil } from '../../lib/seats';
import type { Search } from '../../lib/urlstate';
import { Section } from '../../ui/Section';
import { DateText, PairText } from '../../ui/Text';
import { MoneyItem } from './MoneyItem';

/** What is done in the form begins there; the rest is decided on the need's page. */
const inForm: readonly DeskPart['waits'][] = ['mending', 'translation'];

/** Where the list can show the whole part, not only its first ten. */
const whole: Partial<Record<DeskPart['waits'], Search>> = {
  opening: { state: 'submitted' },
  mending: { state: 'returned' },
};

export function WaitingPart({
  part,
  today,
  organisation,
}: {
  part: DeskPart;
  today: string;
  organisation: (id: string) => string;
}) {
  const { t } = useT();
  const { waits, total, items } = part;
  const list = whole[waits];
  return (
    <Section
      id={`waits-${waits}`}
      title={t(`desk.waits.${waits}`, { n: total })}
      rule={t(`desk.waits.${waits}.rule`)}
    >
      <ul className="dated">
        {items.map((item) =>
          item.need ? (
            <NeedItem
              key={`${item.need.id} ${item.since}`}
              item={item}
              need={item.need}
              waits={waits}
              today={today}
              organisation={organisation(item.need.agency)}
            />
          ) : (
            <MoneyItem
              key={(item.allocation ?? item.transaction ?? item.pledge)?.id}
              item={item}
              waits={waits}
              today={today}
              organisation={organisation}
            />
          ),
        )}
      </ul>
      {total > items.length ? (
        <p className="more-row">
          {list ? (
            <Link to="/needs" search={list}>
              {t('desk.all', { n: total })}
            </Link>
          ) : (
            <span className="mute small">{t('desk.first', { n: items.length, total })}</span>
          )}
        </p>
      ) : null}
    </Section>
  );
}

function NeedItem({
  item,
  need,
  waits,
  today,
  organisation,
}: {
  item: DeskItem;
  need: NeedRow;
  waits: DeskPart['waits'];
  today: string;
  organisation: string;
}) {
  const { t, language } = useT();
  const since = kyivDate(item.since);
  const name = need.number ?? readPair(need.title, language)?.text ?? '';
  return (
    <li>
      <time className="when" dateTime={item.since}>
        {t('desk.since', { n: Math.max(0, daysUntil(today, since)) })}
      </time>
      <div>
        <Link to="/needs/$id" params={{ id: need.id }} className="t">
          {readPair(need.title, language) ? <PairText pair={need.title} /> : t('need.untitled')}
        </Link>
        {item.words ? <q className="said asked">{item.words}</q> : null}
        <span className="sub">
          <span className="nowrap">{need.number ?? t('need.no-number')}</span>
          {organisation ? ` · ${organisation}` : null} · {t('desk.since.day')} <DateText date={since} />
        </span>
      </div>
      <Link
        to={inForm.includes(waits) ? '/needs/$id/edit' : '/needs/$id'}
        params={{ id: need.id }}
        className="btn sm"
      >
        {t(`desk.step.${waits}`)}
        <span className="vh">: {name}</span>
      </Link>
    </li>
  );
}
