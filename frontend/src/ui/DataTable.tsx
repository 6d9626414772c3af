// A table that turns its rows into cards under 760 px. The roles are written
// out because a table drawn as blocks loses them in some browsers.
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import { Icon } from './Icon';

export interface Column<R> {
  key: string;
  head: string;
  cell: (row: R) => ReactNode;
  /** the field the server sorts by */
  sort?: string;
  num?: boolean;
  /** leaves the table on narrower screens; stays in the card */
  leaves?: 'c2' | 'c3';
  /** the row's heading: the title with its link */
  title?: boolean;
}

interface Props<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** `cost` or `-cost` */
  sort?: string;
  onSort?: (field: string) => void;
  className?: string;
  /** rows of the page before, still shown while the next ones come */
  waiting?: boolean;
}

export function DataTable<R>({
  caption,
  columns,
  rows,
  rowKey,
  sort = '',
  onSort,
  className = '',
  waiting,
}: Props<R>) {
  const { t } = useT();
  const sorted = (field: string | undefined) =>
    field === undefined
      ? undefined
      : sort === field
        ? 'ascending'
        : sort === `-${field}`
          ? 'descending'
          : undefined;
  const names = (column: Column<R>, extra = '') =>
    [column.num ? 'num' : '', column.leaves ?? '', extra].filter(Boolean).join(' ') || undefined;
  return (
    <table className={`tbl sticky cards ${className}`} role="table" aria-busy={waiting || undefined}>
      <caption className="vh">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => {
            const direction = sorted(column.sort);
            const field = column.sort;
            return (
              <th
                key={column.key}
                scope="col"
                role="columnheader"
                aria-sort={direction}
                className={names(column)}
              >
                {field && onSort ? (
                  <button
                    type="button"
                    className="sort"
                    onClick={() => {
                      onSort(field);
                    }}
                  >
                    {column.head}
                    {direction ? <Icon name={direction === 'ascending' ? 'up' : 'down'} /> : null}
                    <span className="vh">. {t('table.sort')}</span>
                  </button>
                ) : (
                  column.head
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) =>
              column.title ? (
                <th key={column.key} scope="row" role="rowheader" className="ttl">
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  role="cell"
                  className={names(column, column.leaves ? 'keep' : '')}
                  data-l={column.head}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
