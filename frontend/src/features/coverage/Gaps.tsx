// Where it lacks, by theme, agency, quarter or subgroup: the largest gaps first.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CoverageList, CoverageTotal } from '../../api/coverage';
import { useT } from '../../app/i18n';
import { GapBars } from '../../charts/GapBars';
import { formatDecimal } from '../../lib/format';
import { isZero, minorOf, percentOf, sumMoney } from '../../lib/share';
import type { MoneyValue } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import type { PartProps } from './CoveragePage';
import { TotalsTable } from './TotalsTable';
import type { Names } from './names';
import { GROUPS, rowsOf } from './state';
import type { Group } from './state';

/** So many rows in sight. */
const FIRST = 8;
/** What a sentence counts together. */
const TOP = 3;

export function Gaps({ state, set, list, names }: PartProps & { list: CoverageList; names: Names }) {
  const { t, language } = useT();
  const [all, setAll] = useState(false);
  const { by } = state;
  const groups = list.items.filter((item) => item.needs > 0);
  // Quarters follow each other; the rest stands by what it lacks.
  const rows = by === 'quarter' ? groups : [...groups].sort(byGap);
  const lacking = [...groups].sort(byGap).filter((item) => !isZero(item.gap));
  const shown = all || rows.length <= FIRST + 2 ? rows : rows.slice(0, FIRST);
  const top = lacking.slice(0, TOP);
  const zero: MoneyValue = { amount: '0.00', currency: list.currency };
  const topGap = top.reduce<MoneyValue>((sum, item) => sumMoney(sum, item.gap ?? zero), zero);
  const unit = t('coverage.unit', { currency: list.currency });
  const open = (item: CoverageTotal) => {
    const name = names.of(by, item.key);
    return item.key ? (
      <Link to="/coverage" search={rowsOf(state, 'needs', { [by]: item.key })}>
        {name}
      </Link>
    ) : (
      name
    );
  };
  return (
    <Section id="gaps-h" title={t(`gaps.title.${by}`)} rule={t(`gaps.rule.${by}`, { unit })}>
      <label className="row noprint">
        <span className="small mute">{t('gaps.by')}</span>
        <select
          className="slim"
          value={by}
          onChange={(event) => {
            set({ by: event.target.value as Group });
          }}
        >
          {GROUPS.map((one) => (
            <option key={one} value={one}>
              {t(`coverage.by.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="say less">
        {lacking.length === 0
          ? t('gaps.say.none')
          : lacking.length <= TOP
            ? t('gaps.say.few', { names: lacking.map((item) => names.of(by, item.key)).join('; ') })
            : t('gaps.say', {
                names: top.map((item) => names.of(by, item.key)).join('; '),
                share: `${formatDecimal(percentOf(topGap, list.total.gap ?? zero) ?? '0', language)}\u00a0%`,
              })}
      </p>
      <div className="chart">
        <GapBars
          caption={t(`gaps.title.${by}`)}
          head={t(`coverage.by.${by}`)}
          rows={shown.map((item) => ({
            key: item.key ?? 'none',
            name: open(item),
            cost: item.cost ?? zero,
            committed: item.bars.committed,
            gap: item.gap ?? zero,
          }))}
        />
      </div>
      {shown.length < rows.length ? (
        <p className="more-row">
          <span className="small mute">{t('coverage.first', { n: shown.length, total: rows.length })}</span>
          <Button
            kind="quiet"
            small
            onClick={() => {
              setAll(true);
            }}
          >
            {t('gaps.all', { n: rows.length })}
          </Button>
        </p>
      ) : null}
      <TotalsTable
        caption={t(`gaps.title.${by}`)}
        head={t(`coverage.by.${by}`)}
        currency={list.currency}
        list={list}
        name={open}
      />
    </Section>
  );
}

export function byGap(a: CoverageTotal, b: CoverageTotal): number {
  const [x, y] = [a, b].map((item) => (item.gap ? minorOf(item.gap) : 0n)) as [bigint, bigint];
  return x === y ? (a.key ?? '').localeCompare(b.key ?? '') : x > y ? -1 : 1;
}
