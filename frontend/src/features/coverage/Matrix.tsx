// Who gives to whose needs: a table of heat. A funder that goes through a channel has a row of its own.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { byPledge } from '../../api/coverage';
import type { CoverageMatrix, MatrixCell } from '../../api/coverage';
import { useT } from '../../app/i18n';
import { HeatTable } from '../../charts/HeatTable';
import type { HeatRow } from '../../charts/HeatTable';
import { Steps } from '../../charts/Steps';
import { limitsFor } from '../../charts/steps';
import type { Limits } from '../../charts/steps';
import { formatMoneyShort } from '../../lib/amount';
import { formatDecimal, formatMoney } from '../../lib/format';
import type { MoneyValue } from '../../lib/format';
import { isZero, minorOf, percentOf, sumMoney } from '../../lib/share';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { MatrixTable } from './MatrixTable';
import type { PartProps } from './CoveragePage';
import type { Names } from './names';
import { DIRECT, MEASURES, rowsOf } from './state';
import type { Measure } from './state';

interface Props extends PartProps {
  matrix: CoverageMatrix;
  names: Names;
}

/** A hryvnia's steps are fifty times as high. */
const LIMITS: Record<string, Limits> = {
  EUR: [0.25, 0.5, 1, 2],
  USD: [0.25, 0.5, 1, 2],
  UAH: [10, 25, 50, 100],
};

/** So many rows in sight: the largest. The sums below are of all. */
const FIRST = 12;

export interface Giver {
  key: string;
  funder: string;
  channel: string;
  cells: MatrixCell[];
  total: MoneyValue;
}

/** A row for each funder with its channel, the largest first; undisclosed last. Those that gave nothing of what is shown stand there too. */
export function giversOf(matrix: CoverageMatrix, show: Measure): Giver[] {
  const rows = new Map<string, Giver>();
  const zero: MoneyValue = { amount: '0.00', currency: matrix.currency };
  for (const cell of matrix.cells) {
    const { funder = '', channel = '' } = cell;
    const key = `${funder} ${channel}`;
    const row = rows.get(key) ?? { key, funder, channel, cells: [], total: zero };
    row.cells.push(cell);
    row.total = sumMoney(row.total, cell[show]);
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => {
    if ((a.funder === '') !== (b.funder === '')) return a.funder === '' ? 1 : -1;
    const [x, y] = [minorOf(a.total), minorOf(b.total)];
    return x === y ? a.key.localeCompare(b.key) : x > y ? -1 : 1;
  });
}

/** How many partners gave of what is shown, and who the most: a funder is one, through however many channels. */
export function foremost(givers: readonly Giver[]): { n: number; funder: string; total: MoneyValue } | null {
  const sums = new Map<string, MoneyValue>();
  for (const { funder, total } of givers) {
    if (funder === '') continue;
    const sum = sums.get(funder);
    sums.set(funder, sum ? sumMoney(sum, total) : total);
  }
  const [first] = [...sums].sort(([, a], [, b]) =>
    minorOf(a) < minorOf(b) ? 1 : minorOf(a) > minorOf(b) ? -1 : 0,
  );
  return first ? { n: sums.size, funder: first[0], total: first[1] } : null;
}

export function Matrix({ state, set, matrix, names }: Props) {
  const { t, language } = useT();
  const [all, setAll] = useState(false);
  const { show } = state;
  const everyone = giversOf(matrix, show);
  const givers = everyone.filter((row) => !isZero(row.total));
  const columns = columnsOf(matrix, names, state.subgroup);
  const limits = limitsFor(
    LIMITS[matrix.currency] ?? [0.25, 0.5, 1, 2],
    matrix.cells.map((cell) => cell[show]),
  );
  const unit = t('coverage.unit', { currency: matrix.currency });
  const nameOf = ({ funder, channel }: Giver): string => {
    if (funder === '') return t('cover.undisclosed');
    const name = names.organisation(funder) || '…';
    return channel
      ? t('coverage.through', { funder: name, channel: names.organisation(channel) || '…' })
      : name;
  };
  const cellsOf = (row: Giver) =>
    Object.fromEntries(row.cells.map((cell) => [cell.subgroup ?? '', cell[show]]));
  const rows: HeatRow[] = givers.map((row) => ({
    key: row.key,
    name:
      row.funder === '' ? (
        <span className="level">
          <Icon name="eyeoff" />
          {nameOf(row)}
        </span>
      ) : (
        nameOf(row)
      ),
    cells: cellsOf(row),
    total: row.total,
  }));
  const zero: MoneyValue = { amount: '0.00', currency: matrix.currency };
  const foot: HeatRow = {
    key: 'total',
    name: t('cover.total'),
    cells: Object.fromEntries(
      columns.map((code) => [
        code,
        matrix.cells
          .filter((cell) => cell.subgroup === code)
          .reduce<MoneyValue>((sum, cell) => sumMoney(sum, cell[show]), zero),
      ]),
    ),
    total: matrix.cells.reduce<MoneyValue>((sum, cell) => sumMoney(sum, cell[show]), zero),
  };
  const first = foremost(givers);
  const shown = all || rows.length <= FIRST + 2 ? rows : shownFirst(rows, givers);
  return (
    <Section
      id="matrix-h"
      title={t('matrix.title')}
      rule={
        <>
          {t(`matrix.rule.${show}`, { unit })} {byPledge(state) ? null : t('matrix.rule.undisclosed')}
        </>
      }
    >
      <label className="row noprint">
        <span className="small mute">{t('matrix.show')}</span>
        <select
          className="slim"
          value={show}
          onChange={(event) => {
            set({ show: event.target.value as Measure });
          }}
        >
          {MEASURES.map((one) => (
            <option key={one} value={one}>
              {t(`cover.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="say less">
        {first
          ? t(`matrix.say.${show}`, {
              n: first.n,
              funder: names.organisation(first.funder) || '…',
              amount: formatMoneyShort(first.total, language),
              share: `${formatDecimal(percentOf(first.total, foot.total) ?? '0', language)}\u00a0%`,
            })
          : t(`matrix.none.${show}`)}
      </p>
      {rows.length > 0 ? (
        <>
          <div className="chart">
            <HeatTable
              caption={t(`matrix.caption.${show}`, { unit })}
              corner={t('matrix.funder')}
              sum={t('cover.total')}
              columns={columns.map((code) => ({ key: code, head: code, name: names.subgroupName(code) }))}
              rows={shown}
              foot={foot}
              limits={limits}
              opens={(key, code, number) => {
                const row = givers.find((one) => one.key === key);
                const cell = row?.cells.find((one) => one.subgroup === code);
                if (!row || !cell || row.funder === '') return <span className="flat">{number}</span>;
                return (
                  <Link
                    to="/coverage"
                    search={rowsOf(state, 'allocations', {
                      funder: row.funder,
                      channel: row.channel || DIRECT,
                      subgroup: code,
                    })}
                    aria-label={`${nameOf(row)}, ${code}: ${formatMoney(cell[show], language)}`}
                  >
                    {number}
                  </Link>
                );
              }}
            />
          </div>
          {shown.length < rows.length ? (
            <p className="more-row">
              <span className="small mute">
                {t('coverage.first', { n: shown.length, total: rows.length })}
              </span>
              <Button
                kind="quiet"
                small
                onClick={() => {
                  setAll(true);
                }}
              >
                {t('matrix.all', { n: rows.length })}
              </Button>
            </p>
          ) : null}
          <Steps limits={limits} unit={unit}>
            <li className="lab">{t(`matrix.dash.${show}`)}</li>
          </Steps>
          <MatrixTable givers={everyone} matrix={matrix} nameOf={nameOf} names={names} />
        </>
      ) : null}
    </Section>
  );
}

/** The subgroups that have needs, with those that nobody gives to: a column of dashes is worth seeing. */
function columnsOf(matrix: CoverageMatrix, names: Names, asked: string): string[] {
  const active = names.reference.subgroups.filter(
    (one) => one.active && one.code !== 'PL' && (asked === '' || one.code === asked),
  );
  const codes = [...active.map((one) => one.code), ...matrix.cells.flatMap((cell) => cell.subgroup ?? [])];
  return [...new Set(codes)].sort((a, b) => orderOf(names, a) - orderOf(names, b) || a.localeCompare(b));
}

const orderOf = (names: Names, code: string): number =>
  names.reference.subgroups.find((one) => one.code === code)?.order ?? 99;

/** The largest, and undisclosed whatever its size. */
function shownFirst(rows: readonly HeatRow[], givers: readonly Giver[]): HeatRow[] {
  return rows.filter((row, i) => i < FIRST || givers.some((one) => one.key === row.key && one.funder === ''));
}
