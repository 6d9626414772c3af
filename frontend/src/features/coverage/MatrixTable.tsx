// The matrix with every figure, to the cent.
import type { CoverageMatrix } from '../../api/coverage';
import { useT } from '../../app/i18n';
import type { MoneyValue } from '../../lib/format';
import { sumMoney } from '../../lib/share';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Amount } from '../../ui/Amount';
import type { Giver } from './Matrix';
import { AsTable } from './TotalsTable';
import type { Names } from './names';
import type { Measure } from './state';

interface Line {
  key: string;
  who: string;
  subgroup: string;
  cell: Record<Measure, MoneyValue>;
}

export function MatrixTable({
  givers,
  matrix,
  nameOf,
  names,
}: {
  givers: readonly Giver[];
  matrix: CoverageMatrix;
  nameOf: (giver: Giver) => string;
  names: Names;
}) {
  const { t } = useT();
  const zero: MoneyValue = { amount: '0.00', currency: matrix.currency };
  const lines: Line[] = givers.flatMap((giver) =>
    giver.cells.map((cell) => ({
      key: `${giver.key} ${cell.subgroup ?? ''}`,
      who: nameOf(giver),
      subgroup: cell.subgroup ?? '',
      cell,
    })),
  );
  const sum = (of: Measure) => lines.reduce<MoneyValue>((all, line) => sumMoney(all, line.cell[of]), zero);
  lines.push({
    key: 'total',
    who: t('cover.total'),
    subgroup: '',
    cell: { pledged: sum('pledged'), committed: sum('committed'), delivered: sum('delivered') },
  });
  const money = (of: Measure): Column<Line> => ({
    key: of,
    head: `${t(`cover.${of}`)}, ${matrix.currency}`,
    num: true,
    cell: (line) => <Amount value={line.cell[of]} />,
  });
  const columns: Column<Line>[] = [
    { key: 'who', head: t('matrix.funder'), title: true, cell: (line) => line.who },
    {
      key: 'subgroup',
      head: t('coverage.filter.subgroup'),
      cell: (line) => (line.subgroup ? names.subgroup(line.subgroup) : ''),
    },
    money('pledged'),
    money('committed'),
    money('delivered'),
  ];
  return (
    <AsTable>
      <div
        className="scroll"
        role="region"
        aria-label={`${t('chart.table')}: ${t('matrix.title')}`}
        tabIndex={0}
      >
        <DataTable
          className="figures"
          caption={t('matrix.title')}
          columns={columns}
          rows={lines}
          rowKey={(line) => line.key}
        />
      </div>
    </AsTable>
  );
}
