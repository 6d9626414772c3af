// What was asked, pledged, committed and delivered, over the needs that one may see. The address holds the filter, the
// currency and the rows that are open, so that any of it can be sent.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { byPledge, coverageQuery, matrixQuery } from '../../api/coverage';
import type { CoverageTotal } from '../../api/coverage';
import { useCan } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { Title, focusHeading } from '../../app/focus';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { isZero } from '../../lib/share';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { CoverageBar, CoverageFilters } from './CoverageFilters';
import { Gaps } from './Gaps';
import { Matrix } from './Matrix';
import { Oblasts } from './Oblasts';
import { Rows } from './Rows';
import { Take } from './Take';
import { Whole } from './Whole';
import { useCoverageNames } from './names';
import { FILTERS, activeFilters, changed, readCoverage, writeCoverage } from './state';
import type { CoverageState } from './state';

const route = getRouteApi('/coverage');

export function CoveragePage() {
  return useCan('coverage:read') ? <Coverage /> : <NotFound />;
}

function Coverage() {
  const state = readCoverage(route.useSearch());
  const navigate = route.useNavigate();
  const set = (part: Partial<CoverageState>) =>
    void navigate({
      search: (now) => writeCoverage(changed(readCoverage(now), part)),
      resetScroll: false,
    });
  // The path stays, but it is another page: the pressed link is gone, and what is read goes on from the heading.
  const { rows } = state;
  const before = useRef(rows);
  useEffect(() => {
    if (before.current === rows) return;
    before.current = rows;
    focusHeading();
  }, [rows]);
  return rows === '' ? <Totals state={state} set={set} /> : <Rows state={state} set={set} />;
}

export interface PartProps {
  state: CoverageState;
  set: (part: Partial<CoverageState>) => void;
}

const nothing = Object.fromEntries(FILTERS.map((name) => [name, ''])) as Partial<CoverageState>;

function Totals({ state, set }: PartProps) {
  const { t } = useT();
  const grouped = useQuery(coverageQuery(state, state.by));
  const regions = useQuery(coverageQuery(state, 'region'));
  const matrix = useQuery(matrixQuery(state));
  const names = useCoverageNames(grouped.isSuccess || grouped.isError);
  const total = grouped.data?.total;
  const empty = total !== undefined && isBare(total);
  const failed = [grouped, regions, matrix].find((one) => one.isError);
  const filtered = activeFilters(state).length > 0;
  const waiting = grouped.isPlaceholderData || regions.isPlaceholderData || matrix.isPlaceholderData;
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('coverage.title')} />
          <p className="lead">{t('coverage.lead')}</p>
        </div>
        {empty ? null : <Take filter={state} />}
      </div>
      <div className="sheet" aria-busy={waiting || undefined}>
        <CoverageFilters state={state} set={set} names={names} />
        <CoverageBar
          state={state}
          set={set}
          names={names}
          at={grouped.dataUpdatedAt}
          noRate={total?.noRate ?? 0}
        />
        {failed ? (
          <div className="page-notice">
            <ReadingProblem of={failed} />
          </div>
        ) : null}
        {grouped.isPending || regions.isPending || matrix.isPending ? <Skeleton rows={14} /> : null}
        {empty ? (
          <EmptyState
            title={t(filtered ? 'coverage.none.filtered' : 'coverage.none.title')}
            actions={
              filtered ? (
                <Button
                  onClick={() => {
                    set(nothing);
                  }}
                >
                  {t('filter.clear.all')}
                </Button>
              ) : null
            }
          >
            {t(filtered ? 'coverage.none.filtered.text' : 'coverage.none.text')}
          </EmptyState>
        ) : null}
        {!empty && grouped.data && regions.data && matrix.data ? (
          <>
            <Whole state={state} list={grouped.data} names={names} />
            <Matrix state={state} set={set} matrix={matrix.data} names={names} />
            {byPledge(state) ? (
              <Section id="gaps-h" title={t('gaps.title.none')}>
                <p className="mute">{t('coverage.by-pledge')}</p>
              </Section>
            ) : (
              <>
                <Gaps state={state} set={set} list={grouped.data} names={names} />
                <Oblasts state={state} list={regions.data} names={names} />
              </>
            )}
          </>
        ) : null}
      </div>
    </>
  );
}

/** Nothing is counted: neither a need nor, by what belongs to pledges, an allocation. */
const isBare = ({ needs, noRate, bars }: CoverageTotal): boolean =>
  needs === 0 && noRate === 0 && isZero(bars.held) && isZero(bars.pledged);
