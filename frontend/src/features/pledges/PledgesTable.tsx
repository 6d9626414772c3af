// The pledges of one page, row by row; under 760 px each row is a card.
import { Link } from '@tanstack/react-router';
import type { PledgeRow } from '../../api/pledges';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { PledgeBadge } from '../../ledger/Badges';
import { ByWhom, InEuros } from '../../ledger/Words';
import { UNKNOWN } from '../../lib/format';
import { LevelMark } from '../../ui/Badge';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { DateText, PairText } from '../../ui/Text';

interface Props {
  rows: PledgeRow[];
  sort: string;
  names: KnownNames;
  waiting: boolean;
  onSort: (field: string) => void;
}

export function PledgesTable({ rows, sort, names, waiting, onSort }: Props) {
  const { t } = useT();
  const columns: Column<PledgeRow>[] = [
    {
      key: 'title',
      head: t('pledge.one'),
      title: true,
      sort: 'number',
      cell: (pledge) => (
        <>
          <Link to="/pledges/$id" params={{ id: pledge.id }}>
            <PairText pair={pledge.title} />
          </Link>
          <span className="sub">
            <span className="nowrap">{pledge.number ?? t('pledge.no-number')}</span>
            {pledge.level ? (
              <>
                {' · '}
                <LevelMark level={pledge.level} />
              </>
            ) : null}
          </span>
        </>
      ),
    },
    {
      key: 'funder',
      head: t('pledge.funder'),
      cell: (pledge) => <ByWhom of={pledge} names={names} />,
    },
    {
      key: 'instrument',
      head: t('pledge.instrument'),
      leaves: 'c3',
      cell: (pledge) => (pledge.instrument ? t(`coverage.instrument.${pledge.instrument}`) : UNKNOWN),
    },
    {
      key: 'state',
      head: t('pledge.state'),
      cell: (pledge) => <PledgeBadge state={pledge.state} />,
    },
    {
      key: 'announcedOn',
      head: t('pledge.announcedOn'),
      sort: 'announcedOn',
      num: true,
      leaves: 'c2',
      cell: (pledge) => <DateText date={pledge.announcedOn} />,
    },
    {
      key: 'availableUntil',
      head: t('pledge.availableUntil'),
      sort: 'availableUntil',
      num: true,
      leaves: 'c3',
      cell: (pledge) => <DateText date={pledge.availableUntil} />,
    },
    {
      key: 'amount',
      head: t('pledge.amount'),
      sort: 'amount',
      num: true,
      cell: (pledge) => <InEuros of={pledge} />,
    },
  ];
  return (
    <DataTable
      className="pledges"
      caption={t('pledges.caption')}
      columns={columns}
      rows={rows}
      rowKey={(pledge) => pledge.id}
      sort={sort}
      onSort={onSort}
      waiting={waiting}
    />
  );
}
