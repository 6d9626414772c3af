// Where a need stands: cost, pledged, committed, delivered, each contained in the one before; what is held and what is missing.
import { useQuery } from '@tanstack/react-query';
import { needCoverageQuery } from '../../api/ledger';
import type { LineCoverage, NeedCoverage } from '../../api/ledger';
import type { Need } from '../../api/needs';
import { catalogueQuery } from '../../api/reference';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { Ladder } from '../../charts/Ladder';
import type { Rung } from '../../charts/Ladder';
import { RateWords } from '../../ledger/Rate';
import { formatDate, formatDecimal, formatMoney } from '../../lib/format';
import type { MoneyValue } from '../../lib/format';
import { isZero, lessMoney, percentOf } from '../../lib/share';
import { DataTable } from '../../ui/DataTable';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { Money, QuantityText } from '../../ui/Text';
import { className } from './words';

export function Coverage({ need }: { need: Need }) {
  const { t, language } = useT();
  const coverage = useQuery(needCoverageQuery(need.id));
  const rule = need.costAsOf
    ? t('standing.rule.as-of', { date: formatDate(need.costAsOf, language) })
    : undefined;
  return (
    <Section id="coverage-h" title={t('coverage.title')} rule={rule}>
      {coverage.isPending ? <Skeleton rows={4} /> : null}
      {coverage.isError && !coverage.data ? <ReadingProblem of={coverage} /> : null}
      {coverage.data ? <Shown coverage={coverage.data} /> : null}
    </Section>
  );
}

function Shown({ coverage }: { coverage: NeedCoverage }) {
  const { t, language } = useT();
  const { cost, bars, gap, overCover, room, undisclosed, allowance } = coverage;
  if (!cost || !bars || !gap) return <p className="mute">{t('standing.no-cost')}</p>;
  const say = (value: MoneyValue) => formatMoney(value, language);
  const percent = (part: MoneyValue) => {
    const of = percentOf(part, cost);
    return of === null ? '' : `${formatDecimal(of, language)}\u00a0%`;
  };
  /** Where nothing is lost on the way down there is nothing to say. */
  const dropTo = (what: 'uncommitted' | 'undelivered', sum: MoneyValue) =>
    isZero(sum) ? undefined : t(`standing.drop.${what}`, { sum: say(sum) });
  const unpledged = lessMoney(cost, bars.pledged);
  const rungs: Rung[] = [
    { look: 'whole', name: t('need.cost'), value: cost },
    {
      look: 'pledged',
      name: t('cover.pledged'),
      value: bars.pledged,
      apart: isZero(bars.held) ? undefined : bars.held,
      drop: unpledged.amount.startsWith('-')
        ? t('standing.drop.over')
        : isZero(unpledged)
          ? undefined
          : isZero(bars.held)
            ? t('standing.drop.unpledged', { sum: say(unpledged) })
            : t('standing.drop.held', { sum: say(unpledged), held: say(bars.held) }),
    },
    {
      look: 'committed',
      name: t('cover.committed'),
      value: bars.committed,
      drop: dropTo('uncommitted', lessMoney(bars.pledged, bars.committed)),
    },
    {
      look: 'delivered',
      name: t('cover.delivered'),
      value: bars.delivered,
      drop: dropTo('undelivered', lessMoney(bars.committed, bars.delivered)),
    },
  ];
  const report = coverage.reports.find((one) => one.cost.currency === 'EUR');
  return (
    <div className="stack">
      <p className="say">
        {isZero(gap)
          ? t('standing.say.full', { delivered: percent(bars.delivered) })
          : t('standing.say', {
              committed: percent(bars.committed),
              delivered: percent(bars.delivered),
              gap: say(gap),
            })}
      </p>
      <div className="ladder-box">
        <Ladder caption={t('standing.ladder')} rungs={rungs} whole={cost} />
      </div>
      {undisclosed && !isZero(undisclosed.pledged) ? (
        <p className="hint">
          {t('standing.undisclosed', {
            sum: say(undisclosed.pledged),
            committed: say(undisclosed.committed),
          })}
        </p>
      ) : null}
      <dl className="facts">
        <div>
          <dt>{t('cover.gap')}</dt>
          <dd className="strong">
            <Money value={gap} />
          </dd>
        </div>
        {room ? (
          <div>
            <dt>{t('standing.room')}</dt>
            <dd>
              <Money value={room} />
            </dd>
          </div>
        ) : null}
        {overCover && !isZero(overCover) ? (
          <div>
            <dt>{t('cover.over')}</dt>
            <dd>
              <Money value={overCover} />
            </dd>
          </div>
        ) : null}
        {report && cost.currency !== 'EUR' ? (
          <div className="wide">
            <dt>{t('standing.in-eur')}</dt>
            <dd>
              <Money value={report.gap} />
              <span className="sub">
                <RateWords rate={report.rate} />
              </span>
            </dd>
          </div>
        ) : null}
        {allowance ? (
          <div className="wide">
            <dt>{t('standing.allowance')}</dt>
            <dd>
              <Money value={allowance.amount} />
              <span className="sub said">«{allowance.reason}»</span>
            </dd>
          </div>
        ) : null}
      </dl>
      {coverage.lines.length > 0 ? <Lines lines={coverage.lines} /> : null}
    </div>
  );
}

/** The same line by line, in pieces: they are counted apart from the money. */
function Lines({ lines }: { lines: readonly LineCoverage[] }) {
  const { t, language } = useT();
  const catalogue = useQuery(catalogueQuery).data;
  const count = (line: LineCoverage, quantity: string | undefined) => (
    <QuantityText quantity={quantity} unit={catalogue?.units.find((one) => one.code === line.line.unit)} />
  );
  return (
    <DataTable
      className="links"
      caption={t('standing.lines')}
      rows={lines}
      rowKey={(line) => line.line.id}
      columns={[
        {
          key: 'what',
          head: t('item.what'),
          title: true,
          cell: (line) => (
            <>
              <span className="coming">{className(catalogue, line.line.class, language)}</span>
              {line.undisclosedPledged === '0' ? null : (
                <span className="sub">
                  {t('standing.line.undisclosed')} {count(line, line.undisclosedPledged)}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'quantity',
          head: t('standing.needed'),
          num: true,
          cell: (line) => count(line, line.line.quantity),
        },
        {
          key: 'held',
          head: t('cover.held'),
          num: true,
          leaves: 'c2',
          cell: (line) => count(line, line.held),
        },
        { key: 'pledged', head: t('cover.pledged'), num: true, cell: (line) => count(line, line.pledged) },
        {
          key: 'committed',
          head: t('cover.committed'),
          num: true,
          cell: (line) => count(line, line.committed),
        },
        {
          key: 'delivered',
          head: t('cover.delivered'),
          num: true,
          cell: (line) => count(line, line.delivered),
        },
        {
          key: 'missing',
          head: t('standing.missing'),
          num: true,
          cell: (line) => <b>{count(line, line.missing)}</b>,
        },
      ]}
    />
  );
}

/** What of the bars belongs to pledges that the reader does not see, as the last line of the allocations. */
export function Undisclosed({ need }: { need: Need }) {
  const { t } = useT();
  const hidden = useQuery(needCoverageQuery(need.id)).data?.undisclosed;
  if (!hidden || isZero(hidden.pledged)) return null;
  return (
    <p className="hint">
      {t('standing.undisclosed.row')} <Money value={hidden.pledged} />
      {'. '}
      {t('standing.undisclosed.why')}
    </p>
  );
}
