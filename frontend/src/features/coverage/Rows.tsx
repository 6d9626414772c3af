// The rows that a total opens to, with their sum and the rule that counted them.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { byPledge, coverageAllocationsQuery, coverageNeedsQuery, coverageQuery } from '../../api/coverage';
import { Crumbs } from '../../app/Crumbs';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { formatNumber } from '../../lib/format';
import { EmptyState } from '../../ui/Notice';
import { Icon } from '../../ui/Icon';
import { Pager } from '../../ui/Pager';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { Money } from '../../ui/Text';
import { AllocationRows, NeedRows } from './RowsTable';
import { CoverageBar, CoverageFilters } from './CoverageFilters';
import type { PartProps } from './CoveragePage';
import { useCoverageNames } from './names';
import { totalsOf, writeCoverage } from './state';

export function Rows({ state, set }: PartProps) {
  const { t, language } = useT();
  const ofAllocations = state.rows === 'allocations';
  const needs = useQuery({
    ...coverageNeedsQuery(state, state.page, state.rows === 'norate' ? 'norate' : 'counted'),
    enabled: !ofAllocations,
  });
  const allocations = useQuery({ ...coverageAllocationsQuery(state, state.page), enabled: ofAllocations });
  const totals = useQuery(coverageQuery(state, 'subgroup'));
  const list = ofAllocations ? allocations : needs;
  const names = useCoverageNames(list.isSuccess || list.isError);
  const total = totals.data?.total;
  const count = list.data?.items.length ?? 0;
  const seen = state.page.skip + count;
  const first = { ...state.page, after: '', skip: 0 };
  return (
    <>
      <Crumbs
        way={[
          <Link key="totals" to="/coverage" search={totalsOf(state)}>
            {t('coverage.title')}
          </Link>,
        ]}
        here={t(`rows.title.${state.rows || 'needs'}`)}
      />
      <div className="head">
        <div>
          <Title title={t(`rows.title.${state.rows || 'needs'}`)} />
          <p className="lead">
            {t(`rows.rule.${state.rows === 'norate' ? 'norate' : ofAllocations ? 'allocations' : 'needs'}`)}
          </p>
        </div>
        <div className="row noprint">
          <Link to="/coverage" search={totalsOf(state)} className="btn">
            <Icon name="back" />
            {t('rows.back')}
          </Link>
        </div>
      </div>
      <div className="sheet">
        <CoverageFilters state={state} set={set} names={names} />
        <CoverageBar
          state={state}
          set={set}
          names={names}
          at={list.dataUpdatedAt}
          noRate={state.rows === 'norate' ? 0 : (total?.noRate ?? 0)}
        />
        {list.isError ? (
          <div className="page-notice">
            <ReadingProblem of={list} />
          </div>
        ) : null}
        {list.isPending ? <Skeleton rows={10} /> : null}
        {list.isSuccess && count === 0 ? (
          <EmptyState title={t('rows.none')}>{t('rows.none.text')}</EmptyState>
        ) : null}
        {total && count > 0 && state.rows !== 'norate' ? (
          <Section
            id="sum-h"
            title={t('rows.sum')}
            rule={t('rows.sum.rule', { n: formatNumber(list.data?.total ?? 0, language) })}
          >
            <dl className="tiles brief of-rows">
              {total.cost && !ofAllocations ? <Tile word={t('cover.cost')} value={total.cost} /> : null}
              {(ofAllocations && !byPledge(state)
                ? (['held'] as const)
                : (['pledged', 'committed', 'delivered'] as const)
              ).map((bar) => (
                <Tile key={bar} word={t(`cover.${bar}`)} value={total.bars[bar]} />
              ))}
              {ofAllocations && byPledge(state) ? (
                <Tile word={t('cover.held')} value={total.bars.held} />
              ) : null}
              {total.gap && !ofAllocations ? <Tile word={t('cover.gap')} value={total.gap} /> : null}
              {total.overCover && !ofAllocations ? (
                <Tile word={t('cover.over')} value={total.overCover} />
              ) : null}
            </dl>
          </Section>
        ) : null}
        {needs.data && !ofAllocations && count > 0 ? (
          <NeedRows rows={needs.data.items} state={state} names={names} waiting={needs.isPlaceholderData} />
        ) : null}
        {allocations.data && ofAllocations && count > 0 ? (
          <AllocationRows
            rows={allocations.data.items}
            state={state}
            names={names}
            waiting={allocations.isPlaceholderData}
          />
        ) : null}
        {list.data && count > 0 ? (
          <Pager
            from={state.page.skip + 1}
            to={seen}
            total={Math.max(list.data.total, seen)}
            size={state.page.limit}
            onSize={(limit) => {
              set({ page: { ...first, limit } });
            }}
            first={
              state.page.skip > 0 ? (
                <Link to="/coverage" search={writeCoverage({ ...state, page: first })} className="btn sm">
                  {t('pager.first')}
                </Link>
              ) : null
            }
            next={
              list.data.next ? (
                <Link
                  to="/coverage"
                  search={writeCoverage({
                    ...state,
                    page: { ...state.page, after: list.data.next, skip: seen },
                  })}
                  className="btn sm"
                >
                  {t('pager.next')}
                  <Icon name="arrow" />
                </Link>
              ) : null
            }
          />
        ) : null}
      </div>
    </>
  );
}

function Tile({ word, value }: { word: string; value: { amount: string; currency: string } }) {
  return (
    <div className="tile">
      <dt>{word}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}
