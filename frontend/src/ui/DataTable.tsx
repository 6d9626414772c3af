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

export interface Pick<R> {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** only these rows have a box */
  may: (row: R) => boolean;
  name: (row: R) => string;
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
  /** boxes before the rows, for acts on several at once; absent where no row may be picked */
  pick?: Pick<R> | undefined;
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
  pick,
}: Props<R>) {
  const { t } = useT();
  const pickable = pick ? rows.filter(pick.may).map(rowKey) : [];
  const all = pickable.length > 0 && pickable.every((key) => pick?.chosen.includes(key));
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
          {pick ? (
            <td role="cell" className="pick">
              <input
                type="checkbox"
                aria-label={t('table.pick.all')}
                checked={all}
                onChange={() => {
                  pick.onChange(all ? [] : pickable);
                }}
              />
            </td>
          ) : null}
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
          <tr key={rowKey(row)} role="row" className={pick?.chosen.includes(rowKey(row)) ? 'sel' : undefined}>
            {pick ? (
              <td role="cell" className={pick.may(row) ? 'pick' : 'pick blank'}>
                {pick.may(row) ? (
                  <input
                    type="checkbox"
                    aria-label={t('table.pick', { name: pick.name(row) })}
                    checked={pick.chosen.includes(rowKey(row))}
                    onChange={(event) => {
                      const key = rowKey(row);
                      pick.onChange(
                        event.target.checked
                          ? [...pick.chosen, key]
                          : pick.chosen.filter((one) => one !== key),
                      );
                    }}
                  />
                ) : null}
              </td>
            ) : null}
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
