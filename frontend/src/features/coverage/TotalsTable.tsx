// Any chart of totals as a plain table: every figure, to the cent.
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CoverageList, CoverageTotal } from '../../api/coverage';
import { useT } from '../../app/i18n';
import { formatNumber } from '../../lib/format';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Amount } from '../../ui/Amount';

interface Props {
  caption: string;
  /** by what the rows are grouped */
  head: string;
  currency: string;
  list: CoverageList;
  name: (item: CoverageTotal) => ReactNode;
}

export function TotalsTable({ caption, head, currency, list, name }: Props) {
  const { t, language } = useT();
  const money = (
    word: string,
    of: (item: CoverageTotal) => CoverageTotal['cost'],
  ): Column<CoverageTotal> => ({
    key: word,
    head: `${word}, ${currency}`,
    num: true,
    cell: (item) => <Amount value={of(item)} />,
  });
  const columns: Column<CoverageTotal>[] = [
    {
      key: 'name',
      head,
      title: true,
      cell: (item) => (item === list.total ? <b>{t('cover.total')}</b> : name(item)),
    },
    ...(list.rule === 'needs'
      ? [
          {
            key: 'needs',
            head: t('coverage.needs'),
            num: true,
            cell: (item: CoverageTotal) => formatNumber(item.needs, language),
          },
          money(t('cover.cost'), (item) => item.cost),
        ]
      : []),
    money(t('cover.pledged'), (item) => item.bars.pledged),
    money(t('cover.committed'), (item) => item.bars.committed),
    money(t('cover.delivered'), (item) => item.bars.delivered),
    ...(list.rule === 'needs'
      ? [
          money(t('cover.gap'), (item) => item.gap),
          money(t('cover.over'), (item) => item.overCover),
          money(t('cover.undisclosed'), (item) => item.undisclosed?.committed),
        ]
      : []),
    money(t('cover.held'), (item) => item.bars.held),
  ];
  return (
    <AsTable>
      <div className="scroll" role="region" aria-label={`${t('chart.table')}: ${caption}`} tabIndex={0}>
        <DataTable
          className="figures"
          caption={caption}
          columns={columns}
          rows={[...list.items, list.total]}
          rowKey={(item) => (item === list.total ? 'total' : (item.key ?? 'none'))}
        />
      </div>
      <p className="small mute">{t('coverage.table.rule')}</p>
    </AsTable>
  );
}

/** Drawn only once it is open: a page of charts would else hold each figure twice. */
export function AsTable({ children }: { children: ReactNode }) {
  const { t } = useT();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="fold as-table"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t('chart.table')}</summary>
      {open ? children : null}
    </details>
  );
}
