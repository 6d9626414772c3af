// The ladder of all that is counted, with what stands beside it: held, gap, over-cover, undisclosed.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { byPledge } from '../../api/coverage';
import type { CoverageList, CoverageTotal } from '../../api/coverage';
import { useT } from '../../app/i18n';
import type { Translate } from '../../app/i18n';
import { Ladder } from '../../charts/Ladder';
import type { Rung } from '../../charts/Ladder';
import { formatMoneyShort } from '../../lib/amount';
import { formatDecimal, formatMoney } from '../../lib/format';
import type { Language, MoneyValue } from '../../lib/format';
import type { Search } from '../../lib/urlstate';
import { isZero, lessMoney, minorOf, percentOf } from '../../lib/share';
import { Section } from '../../ui/Section';
import { Money } from '../../ui/Text';
import { TotalsTable } from './TotalsTable';
import type { Names } from './names';
import { rowsOf } from './state';
import type { CoverageState } from './state';

interface Props {
  state: CoverageState;
  list: CoverageList;
  names: Names;
}

export function Whole({ state, list, names }: Props) {
  const { t, language } = useT();
  const { total } = list;
  const rows = rowsOf(state, byPledge(state) ? 'allocations' : 'needs');
  return (
    <Section id="whole-h" title={t('coverage.whole')} rule={t(`coverage.rule.${list.rule}`)}>
      <p className="say">{sentence(list, names, state, t, language)}</p>
      <div className="chart">
        <Ladder
          caption={t('coverage.ladder', { currency: list.currency })}
          rungs={rungsOf(total, t, language)}
          whole={total.cost ?? total.bars.pledged}
        />
      </div>
      <dl className="kv sums">
        {total.gap ? <Sum word={t('coverage.gap')} value={total.gap} to={rows} /> : null}
        {total.overCover ? <Sum word={t('coverage.over')} value={total.overCover} to={rows} /> : null}
        <Sum word={t('coverage.held')} value={total.bars.held} to={rowsOf(state, 'allocations')} />
        {total.undisclosed && !isZero(total.undisclosed.pledged) ? (
          <Sum
            word={t('coverage.undisclosed', {
              committed: formatMoney(total.undisclosed.committed, language),
              delivered: formatMoney(total.undisclosed.delivered, language),
            })}
            value={total.undisclosed.pledged}
          />
        ) : null}
      </dl>
      <p className="more-row">
        <Link to="/coverage" search={rows}>
          {byPledge(state) ? t('coverage.rows.allocations') : t('coverage.rows.needs', { n: total.needs })}
        </Link>
      </p>
      <TotalsTable
        caption={t('coverage.ladder', { currency: list.currency })}
        head={t(`coverage.by.${state.by}`)}
        currency={list.currency}
        list={list}
        name={(item) => names.of(state.by, item.key)}
      />
    </Section>
  );
}

function Sum({ word, value, to }: { word: string; value: MoneyValue; to?: Search }) {
  const number: ReactNode = <Money value={value} />;
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {to && !isZero(value) ? (
          <Link to="/coverage" search={to} aria-label={`${word}: ${value.amount} ${value.currency}`}>
            {number}
          </Link>
        ) : (
          number
        )}
      </dd>
    </div>
  );
}

/** The drop to the next bar. Over a group a pledge beyond one need says nothing of another: only the bars are compared. */
function rungsOf({ cost, bars }: CoverageTotal, t: Translate, language: Language): Rung[] {
  const say = (value: MoneyValue) => formatMoney(value, language);
  const rungs: Rung[] = [];
  if (cost) rungs.push({ look: 'whole', name: t('cover.cost'), value: cost });
  const short = cost && minorOf(bars.pledged) < minorOf(cost);
  rungs.push({
    look: 'pledged',
    name: t('cover.pledged'),
    value: bars.pledged,
    apart: isZero(bars.held) ? undefined : bars.held,
    drop: short ? t('coverage.drop.pledged', { amount: say(lessMoney(cost, bars.pledged)) }) : undefined,
  });
  for (const [look, above] of [
    ['committed', bars.pledged],
    ['delivered', bars.committed],
  ] as const) {
    const drop = lessMoney(above, bars[look]);
    rungs.push({
      look,
      name: t(`cover.${look}`),
      value: bars[look],
      drop: t(isZero(drop) ? `coverage.drop.${look}.none` : `coverage.drop.${look}`, { amount: say(drop) }),
    });
  }
  return rungs;
}

function sentence(
  list: CoverageList,
  names: Names,
  state: CoverageState,
  t: Translate,
  language: Language,
): string {
  const { cost, gap, bars } = list.total;
  const short = (value: MoneyValue) => formatMoneyShort(value, language);
  const share = (part: MoneyValue, whole: MoneyValue) =>
    `${formatDecimal(percentOf(part, whole) ?? '0', language)}\u00a0%`;
  if (!cost || !gap) {
    return t('coverage.say.pledges', {
      pledged: short(bars.pledged),
      committed: short(bars.committed),
      delivered: short(bars.delivered),
    });
  }
  const largest = largestGap(list);
  return t(largest && state.by === 'theme' ? 'coverage.say.theme' : 'coverage.say', {
    cost: short(cost),
    committed: short(bars.committed),
    share: share(bars.committed, cost),
    gap: short(gap),
    theme: largest ? names.of('theme', largest.key) : '',
  });
}

function largestGap({ items }: CoverageList): CoverageTotal | undefined {
  const gaps = items.filter((item) => !isZero(item.gap));
  return gaps.reduce<CoverageTotal | undefined>(
    (most, one) => (!most?.gap || (one.gap && minorOf(one.gap) > minorOf(most.gap)) ? one : most),
    undefined,
  );
}
