// What was committed, paid, handed over and came back, the latest first. Only what is confirmed counts.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { allocationsQuery, transactionsQuery } from '../api/ledger';
import type { Transaction } from '../api/ledger';
import { can } from '../api/session';
import { useT } from '../app/i18n';
import type { KnownNames } from '../app/names';
import { ReadingProblem } from '../app/reading';
import { UNKNOWN, formatDate } from '../lib/format';
import { Button } from '../ui/Button';
import { DataTable } from '../ui/DataTable';
import type { Column } from '../ui/DataTable';
import { Skeleton } from '../ui/Skeleton';
import { DateText, Money } from '../ui/Text';
import { TransactionBadge } from './Badges';
import { TransactionDialog } from './TransactionDialog';
import type { TransactionQuestion } from './TransactionDialog';
import { ByWhom, Pieces } from './Words';

export function Transactions({
  of,
  names,
  caption,
  none,
}: {
  of: { pledge: string } | { need: string };
  names: KnownNames;
  caption: string;
  none: string;
}) {
  const { t, language } = useT();
  const list = useQuery(transactionsQuery(of));
  // Already here for the table of allocations: it says in what the pieces are counted.
  const allocations = useQuery(allocationsQuery(of)).data;
  const [asked, setAsked] = useState<{ question: TransactionQuestion; id: string } | null>(null);
  const rows = list.data ?? [];
  const chosen = rows.find((one) => one.id === asked?.id);
  const itemOf = (x: Transaction) => allocations?.find((one) => one.id === x.allocation)?.item;
  const columns: Column<Transaction>[] = [
    {
      key: 'type',
      head: t('transaction.one'),
      title: true,
      cell: (x) => (
        <>
          {t(`transaction.type.${x.type}`)}, <DateText date={x.date} />
          <span className="sub">
            {'pledge' in of ? (
              x.need ? (
                <Link to="/needs/$id" params={{ id: x.need.id }}>
                  {x.need.number}
                </Link>
              ) : (
                t('transaction.no-need')
              )
            ) : (
              <>
                <ByWhom of={x.pledge} names={names} />
                {' · '}
                <Link to="/pledges/$id" params={{ id: x.pledge.id }}>
                  {x.pledge.number}
                </Link>
              </>
            )}
          </span>
        </>
      ),
    },
    {
      key: 'amount',
      head: t('transaction.field.amount'),
      num: true,
      cell: (x) => (x.amount ? <Money value={x.amount} /> : UNKNOWN),
    },
    {
      key: 'pieces',
      head: t('allocation.pieces'),
      num: true,
      cell: (x) => <Pieces pieces={x.pieces} of={itemOf(x)} />,
    },
    {
      key: 'act',
      head: t('transaction.act'),
      leaves: 'c2',
      cell: (x) =>
        x.handOver
          ? t('transaction.act.of', {
              number: x.handOver.number,
              date: formatDate(x.handOver.date, language),
            })
          : UNKNOWN,
    },
    {
      key: 'state',
      head: t('pledge.state'),
      cell: (x) => (
        <>
          <TransactionBadge state={x.state} />
          {x.reason ? <span className="sub said">«{x.reason}»</span> : null}
        </>
      ),
    },
  ];
  if (rows.some((x) => acts(x).length > 0))
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
              {t(`transaction.do.${question}`)}…
              <span className="vh">
                : {t(`transaction.type.${x.type}`)}, {formatDate(x.date, language)}
              </span>
            </Button>
          ))}
        </span>
      ),
    });

  if (list.isPending) return <Skeleton rows={2} />;
  if (!list.data) return <ReadingProblem of={list} />;
  return (
    <>
      {rows.length > 0 ? (
        <DataTable caption={caption} className="links" columns={columns} rows={rows} rowKey={(x) => x.id} />
      ) : (
        <p className="mute">{none}</p>
      )}
      {asked && chosen ? (
        <TransactionDialog
          question={asked.question}
          transaction={chosen}
          item={itemOf(chosen)}
          onClose={() => {
            setAsked(null);
          }}
        />
      ) : null}
    </>
  );
}

function acts(x: Transaction): TransactionQuestion[] {
  const out: TransactionQuestion[] = [];
  if (can(x, 'transaction:confirm')) out.push('confirm', 'dispute');
  if (can(x, 'transaction:record')) out.push('cancel');
  return out;
}
