// What the reader can do with a pledge now, each with what will happen. A button whose name ends with … asks something first.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { allocationsQuery } from '../../api/ledger';
import type { PledgeNow } from '../../api/pledges';
import { can } from '../../api/session';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { RecordDialog } from '../../ledger/RecordDialog';
import { formatMoney } from '../../lib/format';
import { isZero } from '../../lib/share';
import { Button } from '../../ui/Button';
import { ActDialog } from './ActDialog';
import type { Question } from './ActDialog';

type Asked = Question | 'record' | null;

export function PledgeActs({ now, names }: { now: PledgeNow; names: KnownNames }) {
  const { t, language } = useT();
  const [asked, setAsked] = useState<Asked>(null);
  const pledge = now.data;
  const allocations = useQuery(allocationsQuery({ pledge: pledge.id })).data ?? [];
  const room = pledge.sums?.room;
  const ask = (question: Exclude<Asked, null>, kind: 'primary' | 'plain' | 'danger') => (
    <Button
      kind={kind}
      onClick={() => {
        setAsked(question);
      }}
    >
      {t(`pledge.act.${question}`)}…
    </Button>
  );
  const items: { key: string; button: ReactNode; text: string }[] = [];
  if (can(pledge, 'pledge:announce'))
    items.push({
      key: 'announce',
      button: ask('announce', 'primary'),
      text: t('pledge.act.announce.text'),
    });
  if (can(pledge, 'pledge:commit'))
    items.push({ key: 'commit', button: ask('commit', 'primary'), text: t('pledge.act.commit.text') });
  if (can(pledge, 'allocation:hold'))
    items.push({
      key: 'hold',
      button: (
        <Link to="/needs" search={needsOf(pledge)} className="btn">
          {t('pledge.act.hold')}
        </Link>
      ),
      text:
        room && !isZero(room)
          ? `${t('pledge.act.hold.room', { sum: formatMoney(room, language) })} ${t('pledge.act.hold.text')}`
          : t(room ? 'pledge.act.hold.none' : 'pledge.act.hold.text'),
    });
  if (can(pledge, 'transaction:record'))
    items.push({ key: 'record', button: ask('record', 'plain'), text: t('pledge.act.record.text') });
  if (can(pledge, 'pledge:relevel'))
    items.push({ key: 'relevel', button: ask('relevel', 'plain'), text: t('pledge.act.relevel.text') });
  if (can(pledge, 'pledge:close'))
    items.push({ key: 'close', button: ask('close', 'plain'), text: t('pledge.act.close.text') });
  if (can(pledge, 'pledge:withdraw'))
    items.push({ key: 'withdraw', button: ask('withdraw', 'danger'), text: t('pledge.act.withdraw.text') });
  if (items.length === 0) return null;
  const close = () => {
    setAsked(null);
  };
  const asking = asked !== null && items.some((item) => item.key === asked);
  return (
    <section className="sec" aria-labelledby="acts-h">
      <header>
        <h2 id="acts-h">{t('acts.title')}</h2>
      </header>
      <div>
        <ul className="acts">
          {items.map((item) => (
            <li key={item.key}>
              {item.button}
              <p>{item.text}</p>
            </li>
          ))}
        </ul>
        {asking && asked === 'record' ? (
          <RecordDialog pledge={pledge} currency={pledge.amount?.currency} onClose={close} />
        ) : asking && asked !== 'record' ? (
          <ActDialog question={asked} now={now} names={names} allocations={allocations} onClose={close} />
        ) : null}
      </div>
    </section>
  );
}

/** Where the needs stand that it is meant for. */
function needsOf(pledge: PledgeNow['data']): Record<string, string> {
  return { state: 'open', ...(pledge.subgroup ? { subgroup: pledge.subgroup } : {}) };
}
