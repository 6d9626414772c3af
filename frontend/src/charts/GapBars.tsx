// Bars of what was asked, filled as far as it is committed: what stays empty is the gap. A table, as the ladder is.
import type { ReactNode } from 'react';
import { useT } from '../app/i18n';
import type { MoneyValue } from '../lib/format';
import { lengthOf, minorOf } from '../lib/share';
import { Amount } from '../ui/Amount';

export interface GapRow {
  key: string;
  /** with its link to the rows */
  name: ReactNode;
  cost: MoneyValue;
  committed: MoneyValue;
  gap: MoneyValue;
}

export function GapBars({
  caption,
  head,
  rows,
}: {
  caption: string;
  /** by what the rows are grouped */
  head: string;
  rows: readonly GapRow[];
}) {
  const { t } = useT();
  const longest = rows.flatMap((row) => [minorOf(row.cost), minorOf(row.committed)]);
  const most = longest.reduce((a, b) => (b > a ? b : a), 0n);
  return (
    <>
      <table className="gaps" role="table">
        <caption className="vh">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {head}
            </th>
            <td role="cell" />
            <th scope="col" role="columnheader" className="num">
              {t('cover.committed')}
            </th>
            <th scope="col" role="columnheader" className="num">
              {t('cover.gap')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.key} role="row">
              <th scope="row" role="rowheader">
                {row.name}
              </th>
              <td role="cell" className="barcell">
                <svg className="lb" aria-hidden="true" focusable="false">
                  <rect className="c" width={`${String(lengthOf(row.cost, most))}%`} height="100%" />
                  <rect className="k" width={`${String(lengthOf(row.committed, most))}%`} height="100%" />
                </svg>
              </td>
              <td role="cell" className="num x">
                <Amount value={row.committed} as="millions" />
              </td>
              <td role="cell" className="num">
                <b>
                  <Amount value={row.gap} as="millions" />
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="key">
        <li>
          <svg className="lb" aria-hidden="true">
            <rect className="k" width="18" height="10" />
          </svg>
          {t('gaps.key.committed')}
        </li>
        <li>
          <svg className="lb" aria-hidden="true">
            <rect className="c" width="18" height="10" />
          </svg>
          {t('gaps.key.cost')}
        </li>
      </ul>
    </>
  );
}
