// A table with a number in every cell, in five steps of heat. The number is read, the step is seen.
import type { ReactNode } from 'react';
import type { MoneyValue } from '../lib/format';
import { isZero } from '../lib/share';
import { Amount } from '../ui/Amount';
import { UNKNOWN } from '../lib/format';
import { stepOf } from './steps';
import type { Limits } from './steps';

export interface HeatColumn {
  key: string;
  head: string;
  /** stands below the head where there is room */
  name?: string | undefined;
}

export interface HeatRow {
  key: string;
  name: ReactNode;
  /** by the keys of the columns */
  cells: Readonly<Record<string, MoneyValue | undefined>>;
  total: MoneyValue;
}

interface Props {
  caption: string;
  corner: string;
  sum: string;
  columns: readonly HeatColumn[];
  rows: readonly HeatRow[];
  /** the sums of the columns, and of all */
  foot: HeatRow;
  limits: Limits;
  /** leads from a number to what it is made of */
  opens: (row: string, column: string, number: ReactNode) => ReactNode;
}

export function HeatTable({ caption, corner, sum, columns, rows, foot, limits, opens }: Props) {
  return (
    <table className="heat">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map((column) => (
            <th scope="col" key={column.key}>
              {column.head}
              {column.name ? <span className="wide-only sub">{column.name}</span> : null}
            </th>
          ))}
          <th scope="col">{sum}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {columns.map(({ key }) => {
              const value = row.cells[key];
              return value === undefined || isZero(value) ? (
                <td key={key}>
                  <span className="none">{UNKNOWN}</span>
                </td>
              ) : (
                <td key={key} className={`s${String(stepOf(value, limits))}`}>
                  {opens(row.key, key, <Amount value={value} as="millions" />)}
                </td>
              );
            })}
            <td className="tot">
              <Amount value={row.total} as="millions" />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            <b>{foot.name}</b>
          </th>
          {columns.map(({ key }) => (
            <td className="tot" key={key}>
              <Amount value={foot.cells[key] ?? null} as="millions" />
            </td>
          ))}
          <td className="tot">
            <Amount value={foot.total} as="millions" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
