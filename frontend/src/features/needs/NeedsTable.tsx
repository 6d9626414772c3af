// The needs of one page, row by row.
import { Link } from '@tanstack/react-router';
import type { NeedRow } from '../../api/needs';
import type { Reference } from '../../api/reference';
import { useT } from '../../app/i18n';
import { UNKNOWN } from '../../lib/format';
import { readPair } from '../../lib/pair';
import type { ListState } from '../../lib/urlstate';
import { Badge, PriorityBadge, StateBadge } from '../../ui/Badge';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { DateText, Money, PairText } from '../../ui/Text';
import { agencyShort, placeShort } from './words';

interface TableProps {
  rows: NeedRow[];
  state: ListState;
  reference: Reference;
  waiting: boolean;
  onSort: (field: string) => void;
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** What can be opened can be returned too: a chair's word on a submitted need. */
const mayPick = (need: NeedRow) => need.may.includes('need:open');

export function NeedsTable({ rows, state, reference, waiting, onSort, chosen, onChoose }: TableProps) {
  const { t, language } = useT();
  const columns: Column<NeedRow>[] = [
    {
      key: 'title',
      head: t('need.need'),
      title: true,
      sort: 'number',
      cell: (need) => {
        const place = placeShort(reference, need, language, t);
        return (
          <>
            <Link to="/needs/$id" params={{ id: need.id }}>
              <PairText pair={need.title} />
            </Link>
            <span className="sub">
              <span className="nowrap">{need.number ?? t('need.no-number')}</span>
              {place ? <span className="pl"> · {place}</span> : null}
              {need.fresh ? <span className="fresh">{t('fresh.mark')}</span> : null}
            </span>
          </>
        );
      },
    },
    {
      key: 'agency',
      head: t('need.agency'),
      leaves: 'c2',
      cell: (need) => agencyShort(reference, need.agency, language),
    },
    {
      key: 'priority',
      head: t('need.priority'),
      sort: 'priority',
      cell: (need) => (need.priority ? <PriorityBadge priority={need.priority} /> : UNKNOWN),
    },
    {
      key: 'state',
      head: t('need.state'),
      cell: (need) =>
        need.stale ? (
          <Badge tone="amber" icon="clock">
            {t('need.stale.badge')}
          </Badge>
        ) : (
          <StateBadge state={need.state} />
        ),
    },
    {
      key: 'neededBy',
      head: t('need.neededBy'),
      sort: 'neededBy',
      num: true,
      leaves: 'c3',
      cell: (need) => <DateText date={need.neededBy} />,
    },
    {
      key: 'cost',
      head: t('need.cost'),
      sort: 'cost',
      num: true,
      cell: (need) => <Money value={need.cost} />,
    },
  ];
  return (
    <DataTable
      className="needs"
      caption={t('needs.caption', { sort: t(`sort.${state.sort as '-updated'}`) })}
      columns={columns}
      rows={rows}
      rowKey={(need) => need.id}
      sort={state.sort}
      onSort={onSort}
      waiting={waiting}
      pick={
        rows.some(mayPick)
          ? {
              chosen,
              onChange: onChoose,
              may: mayPick,
              name: (need) => `${need.number ?? ''} ${readPair(need.title, language)?.text ?? ''}`.trim(),
            }
          : undefined
      }
    />
  );
}
