// One row a need or an allocation: the original amount, and the converted one with its rate, the rate's day and source.
import { Link } from '@tanstack/react-router';
import type { CoverageAllocation, CoverageNeed, RateUsed } from '../../api/coverage';
import { useT } from '../../app/i18n';
import { UNKNOWN, formatDate } from '../../lib/format';
import { isZero } from '../../lib/share';
import { Badge } from '../../ui/Badge';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Amount } from '../../ui/Amount';
import { DateText, Money, PairText, RateText } from '../../ui/Text';
import type { Names } from './names';
import type { CoverageState } from './state';

interface Props<R> {
  rows: R[];
  state: CoverageState;
  names: Names;
  waiting: boolean;
}

/** Which rate led from one currency to the other, of which day, from which bank. */
function RateLine({ rate }: { rate: RateUsed | undefined }) {
  const { t, language } = useT();
  if (!rate || rate.from === rate.to) return null;
  const from = rate.quotes
    .map((quote) => `${t(`rate.source.${quote.source}`)} ${formatDate(quote.date, language)}`)
    .filter((one, i, all) => all.indexOf(one) === i)
    .join(', ');
  return (
    <span className="sub">
      {t('rows.rate', { from: rate.from, to: rate.to })} <RateText rate={rate.rate} />
      {from ? `, ${from}` : null}
    </span>
  );
}

export function NeedRows({ rows, state, names, waiting }: Props<CoverageNeed>) {
  const { t } = useT();
  const { currency } = state;
  const money = (word: string, of: (row: NonNullable<CoverageNeed['report']>) => typeof row.cost) => ({
    key: word,
    head: `${word}, ${currency}`,
    num: true,
    cell: ({ report }: CoverageNeed) => <Amount value={report ? of(report) : null} />,
  });
  const columns: Column<CoverageNeed>[] = [
    {
      key: 'title',
      head: t('rows.need'),
      title: true,
      cell: ({ need }) => (
        <>
          <Link to="/needs/$id" params={{ id: need.id }}>
            <PairText pair={need.title} />
          </Link>
          <span className="sub">
            <span className="nowrap">{need.number}</span>
            {names.organisation(need.agency) ? ` · ${names.organisation(need.agency)}` : null}
            {need.subgroup ? ` · ${need.subgroup}` : null}
            {need.state === 'closed' ? ` · ${t('rows.met')}` : null}
          </span>
        </>
      ),
    },
    {
      key: 'cost',
      head: t('cover.cost'),
      num: true,
      cell: ({ need, report }) => (
        <>
          <Money value={need.cost} />
          {report && need.cost?.currency !== currency ? (
            <span className="sub">
              = <Money value={report.cost} />
            </span>
          ) : null}
          <RateLine rate={report?.rate} />
        </>
      ),
    },
  ];
  if (state.rows !== 'norate') {
    columns.push(
      money(t('cover.pledged'), (report) => report.bars.pledged),
      {
        ...money(t('cover.committed'), (report) => report.bars.committed),
        cell: ({ report }) => (
          <>
            <Amount value={report?.bars.committed} />
            {report && !isZero(report.undisclosed.committed) ? (
              <span className="sub">
                {t('rows.undisclosed')} <Amount value={report.undisclosed.committed} />
              </span>
            ) : null}
          </>
        ),
      },
      { ...money(t('cover.delivered'), (report) => report.bars.delivered), leaves: 'c2' as const },
      money(t('cover.gap'), (report) => report.gap),
      { ...money(t('cover.over'), (report) => report.overCover), leaves: 'c3' as const },
    );
  }
  return (
    <DataTable
      className="figures"
      caption={t('rows.caption.needs')}
      columns={columns}
      rows={rows}
      rowKey={({ need }) => need.id}
      waiting={waiting}
    />
  );
}

export function AllocationRows({ rows, state, names, waiting }: Props<CoverageAllocation>) {
  const { t } = useT();
  const { currency } = state;
  const money = (bar: 'held' | 'pledged' | 'committed' | 'delivered'): Column<CoverageAllocation> => ({
    key: bar,
    head: `${t(`cover.${bar}`)}, ${currency}`,
    num: true,
    cell: ({ bars }) => <Amount value={bars[bar]} />,
  });
  const columns: Column<CoverageAllocation>[] = [
    {
      key: 'need',
      head: t('rows.need'),
      title: true,
      cell: ({ allocation: { need } }) => (
        <>
          <Link to="/needs/$id" params={{ id: need.id }}>
            <PairText pair={need.title} />
          </Link>
          <span className="sub nowrap">{need.number}</span>
        </>
      ),
    },
    {
      key: 'pledge',
      head: t('rows.pledge'),
      cell: ({ allocation: { pledge } }) => (
        <>
          {names.organisation(pledge.funder)}
          <span className="sub">
            <span className="nowrap">{pledge.number ?? UNKNOWN}</span>
            {pledge.channel
              ? ` · ${t('rows.through', { channel: names.organisation(pledge.channel) || '…' })}`
              : null}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('rows.state'),
      leaves: 'c2',
      cell: ({ allocation }) =>
        allocation.state === 'held' ? (
          <>
            <Badge tone="grey" icon="clock">
              {t('rows.held')}
            </Badge>
            <span className="sub">
              {t('rows.until')} <DateText date={allocation.heldUntil} />
            </span>
          </>
        ) : (
          <Badge tone="green" icon="check">
            {t('rows.confirmed')}
          </Badge>
        ),
    },
    {
      key: 'amount',
      head: t('rows.amount'),
      num: true,
      cell: ({ allocation }) => (
        <>
          <Money value={allocation.amount ?? allocation.inNeed} />
          {allocation.amount && allocation.amount.currency !== allocation.inNeed.currency ? (
            <span className="sub">
              = <Money value={allocation.inNeed} />
            </span>
          ) : null}
          <RateLine rate={allocation.rate} />
          {allocation.atPrice ? <span className="sub">{t('rows.at-price')}</span> : null}
        </>
      ),
    },
    money('held'),
    money('pledged'),
    money('committed'),
    { ...money('delivered'), leaves: 'c3' },
  ];
  return (
    <DataTable
      className="figures"
      caption={t('rows.caption.allocations')}
      columns={columns}
      rows={rows}
      rowKey={({ allocation }) => allocation.id}
      waiting={waiting}
    />
  );
}
