// What goes from pledges to needs, as a table: on a pledge's page each row names its need, on a need's page its pledge.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { allocationsQuery } from '../api/ledger';
import type { Allocation } from '../api/ledger';
import { can } from '../api/session';
import { useT } from '../app/i18n';
import type { KnownNames } from '../app/names';
import { ReadingProblem } from '../app/reading';
import { daysUntil, today } from '../lib/seats';
import { isZero, minorOf } from '../lib/share';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import type { Column } from '../ui/DataTable';
import { Skeleton } from '../ui/Skeleton';
import { DateText, Money, PairText } from '../ui/Text';
import { AllocationDialog } from './AllocationDialog';
import type { AllocationQuestion } from './AllocationDialog';
import { AllocationBadge } from './Badges';
import { RateWords } from './Rate';
import { RecordDialog } from './RecordDialog';
import { ByWhom, ItemName, Pieces } from './Words';

interface Props {
  of: { pledge: string } | { need: string };
  names: KnownNames;
  /** what stands where there is none */
  none: string;
  caption: string;
  /** a last row, such as the amount that is not disclosed */
  after?: ReactNode;
}

type Asked = { question: AllocationQuestion | 'record'; id: string } | null;

export function Allocations({ of, names, none, caption, after }: Props) {
  const { t } = useT();
  const list = useQuery(allocationsQuery(of));
  const [asked, setAsked] = useState<Asked>(null);
  const [all, setAll] = useState(false);
  const side = 'pledge' in of ? 'pledge' : 'need';
  const live = (list.data ?? []).filter((one) => one.state !== 'released');
  const gone = (list.data ?? []).filter((one) => one.state === 'released');
  // As it is now, also where somebody was quicker while the question stood open.
  const chosen = list.data?.find((one) => one.id === asked?.id);
  const rows = all ? [...live, ...gone] : live;
  const columns: Column<Allocation>[] = [
    side === 'pledge'
      ? {
          key: 'need',
          head: t('allocation.need'),
          title: true,
          cell: (x) => (
            <>
              <Link to="/needs/$id" params={{ id: x.need.id }}>
                <PairText pair={x.need.title} />
              </Link>
              <span className="sub">
                <span className="nowrap">{x.need.number}</span>
                {x.item ? (
                  <>
                    {' · '}
                    <ItemName item={x.item} />
                  </>
                ) : null}
              </span>
            </>
          ),
        }
      : {
          key: 'pledge',
          head: t('allocation.pledge'),
          title: true,
          cell: (x) => (
            <>
              <ByWhom of={x.pledge} names={names} />
              {' · '}
              <Link to="/pledges/$id" params={{ id: x.pledge.id }} className="nowrap">
                {x.pledge.number ?? t('pledge.no-number')}
              </Link>
              {x.item ? (
                <span className="sub">
                  <ItemName item={x.item} />
                </span>
              ) : null}
            </>
          ),
        },
    {
      key: 'amount',
      head: t('allocation.amount'),
      num: true,
      cell: (x) => <Sum x={x} side={side} />,
    },
    {
      key: 'pieces',
      head: t('allocation.pieces'),
      num: true,
      leaves: 'c2',
      cell: (x) => <Pieces pieces={x.pieces} of={x.item} />,
    },
    {
      key: 'delivered',
      head: t('cover.delivered'),
      num: true,
      cell: (x) => <DeliveredSum x={x} side={side} />,
    },
    {
      key: 'planned',
      head: t('allocation.planned'),
      num: true,
      leaves: 'c3',
      cell: (x) => <DateText date={x.plannedOn} />,
    },
    {
      key: 'state',
      head: t('pledge.state'),
      cell: (x) => <Standing x={x} />,
    },
  ];
  if (live.some((x) => acts(x).length > 0))
    columns.push({
      key: 'acts',
      head: t('allocation.acts'),
      cell: (x) => (
        <span className="row-acts">
          {acts(x).map((question) => (
            <Button
              key={question}
              small
              kind={question === 'confirm' ? 'primary' : 'plain'}
              onClick={() => {
                setAsked({ question, id: x.id });
              }}
            >
              {t(`allocation.act.${question}`)}…
              <span className="vh">
                :{' '}
                {side === 'pledge' ? x.need.number : (x.pledge.number ?? names.organisation(x.pledge.funder))}
              </span>
            </Button>
          ))}
        </span>
      ),
    });

  if (list.isPending) return <Skeleton rows={3} />;
  if (!list.data) return <ReadingProblem of={list} />;
  return (
    <div className="stack">
      {rows.length > 0 ? (
        <DataTable caption={caption} className="links" columns={columns} rows={rows} rowKey={(x) => x.id} />
      ) : (
        <p className="mute">{none}</p>
      )}
      {after}
      {gone.length > 0 ? (
        <p>
          <Button
            small
            kind="quiet"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {t(all ? 'allocation.gone.hide' : 'allocation.gone.show', { n: gone.length })}
          </Button>
        </p>
      ) : null}
      {asked?.question === 'record' && chosen ? (
        <RecordDialog
          pledge={chosen.pledge}
          allocation={chosen}
          onClose={() => {
            setAsked(null);
          }}
        />
      ) : asked && asked.question !== 'record' && chosen ? (
        <AllocationDialog
          question={asked.question}
          allocation={chosen}
          onClose={() => {
            setAsked(null);
          }}
        />
      ) : null}
    </div>
  );
}

/** What the reader may do with it, the next step first. */
function acts(x: Allocation): (AllocationQuestion | 'record')[] {
  const out: (AllocationQuestion | 'record')[] = [];
  if (can(x, 'allocation:confirm')) out.push('confirm');
  if (can(x, 'transaction:record')) out.push('record');
  if (can(x, 'allocation:hold')) out.push('plan');
  if (can(x, 'allocation:release')) out.push('release');
  return out;
}

/** In the currency of the page it stands on, with the other below, and by which rate. */
function Sum({ x, side }: { x: Allocation; side: 'pledge' | 'need' }) {
  const { t } = useT();
  if (x.atPrice)
    return (
      <>
        <Money value={x.inNeed} />
        <span className="sub">{t('allocation.at-price')}</span>
      </>
    );
  const [first, second] = side === 'pledge' ? [x.amount, x.inNeed] : [x.inNeed, x.amount];
  return (
    <>
      <Money value={first} />
      {x.rate ? (
        <span className="sub">
          <Money value={second} />, <RateWords rate={x.rate} />
        </span>
      ) : null}
    </>
  );
}

function DeliveredSum({ x, side }: { x: Allocation; side: 'pledge' | 'need' }) {
  const { t } = useT();
  return (
    <>
      <Money value={side === 'pledge' && x.deliveredAmount ? x.deliveredAmount : x.delivered} />
      {x.deliveredPieces ? (
        <span className="sub">
          <Pieces pieces={x.deliveredPieces} of={x.item} />
        </span>
      ) : null}
      {x.overDelivered && !isZero(x.overDelivered) ? (
        <span className="sub">
          {t('allocation.over')} <Money value={x.overDelivered} />
        </span>
      ) : null}
    </>
  );
}

/** Its state, and what of it asks for attention: until when it is held, how late its delivery is. */
function Standing({ x }: { x: Allocation }) {
  const { t } = useT();
  const day = today();
  if (x.state === 'held') {
    const left = daysUntil(x.heldUntil, day);
    return (
      <>
        <AllocationBadge state="held" />
        <span className={left <= 7 ? 'sub soon' : 'sub'}>
          {t('allocation.until')} <DateText date={x.heldUntil} />
          {left <= 7 && left >= 0 ? `, ${t('allocation.until.left', { n: left })}` : null}
        </span>
      </>
    );
  }
  if (x.state === 'released')
    return (
      <>
        <AllocationBadge state="released" />
        {x.released ? <span className="sub">{t(`allocation.released.${x.released}`)}</span> : null}
      </>
    );
  const whole = minorOf(x.delivered) >= minorOf(x.inNeed);
  const late = x.plannedOn && !whole ? daysUntil(day, x.plannedOn) : 0;
  return late > 0 ? (
    <Badge tone="red" icon="warn">
      {t('allocation.late', { n: late })}
    </Badge>
  ) : (
    <AllocationBadge state="confirmed" />
  );
}
