// The list: the address is its state, so a view can be sent by mail as it is.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { NEED_SORTS, NEED_STATES, PRIORITIES } from '../../api/first.gen';
import { needsQuery } from '../../api/needs';
import { usePlaceNames, useReference } from '../../api/reference';
import { useCan } from '../../api/session';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Coming } from '../../app/reading';
import { activeFilters, change, nextSort, readListState, writeListState } from '../../lib/urlstate';
import type { Filter, ListState } from '../../lib/urlstate';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Sheets } from './Sheets';
import { TableMenu } from './TableMenu';
import { NeedFilters } from './NeedFilters';
import { NeedsTable } from './NeedsTable';
import { PickedBar } from './PickedBar';
import { agencyShort, placeNames } from './words';

const route = getRouteApi('/needs');
const SORT_FIELDS = NEED_SORTS.filter((sort) => !sort.startsWith('-'));
const DEFAULT_SORT = '-updated';

export function NeedsPage() {
  const { t } = useT();
  const may = useCan('need:read');
  if (may) return <NeedsList />;
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('needs.title')} />
        </div>
      </div>
      <div className="sheet">
        <EmptyState title={t('needs.none.title')}>{t('needs.none.text')}</EmptyState>
      </div>
    </>
  );
}

function NeedsList() {
  const { t, language } = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = useMemo(() => readListState(search, SORT_FIELDS, DEFAULT_SORT), [search]);
  const mayCreate = useCan('need:create');
  const page = useQuery(needsQuery(state));
  // First the needs, then the names: nobody waits for four lists to see one table.
  const reference = useReference(page.isSuccess || page.isError);
  const places = usePlaceNames(reference, state.place === '' ? [] : [state.place]);
  const filters = activeFilters(state);
  const [chosen, setChosen] = useState<string[]>([]);

  /** Built on the address as it is when the change arrives: a word typed a moment ago may come after another filter. */
  const set = (part: Partial<ListState>, replace = false) =>
    void navigate({
      search: (now) =>
        writeListState(change(readListState(now, SORT_FIELDS, DEFAULT_SORT), part), DEFAULT_SORT),
      replace,
      resetScroll: false,
    });
  const clear = () => {
    set({ q: '', subgroup: '', state: '', priority: '', agency: '', place: '', lacks: '' });
  };

  const say = (filter: Filter): string => {
    switch (filter) {
      case 'q':
        return t('filter.q.chip', { q: state.q });
      case 'lacks':
        return t(state.lacks === 'uk' ? 'filter.lacks.uk' : 'filter.lacks.en');
      case 'subgroup':
        return `${t('filter.subgroup')}: ${state.subgroup}`;
      case 'agency':
        return `${t('filter.agency')}: ${agencyShort(reference, state.agency, language) || '…'}`;
      case 'place':
        return `${t('filter.place')}: ${reference.ready ? placeNames(places, { nationwide: false, places: [state.place] }, language, t) : '…'}`;
      case 'state':
        return `${t('filter.state')}: ${NEED_STATES.includes(state.state as 'open') ? t(`state.${state.state as 'open'}`) : state.state}`;
      case 'priority':
        return `${t('filter.priority')}: ${PRIORITIES.includes(state.priority as 'high') ? t(`priority.${state.priority as 'high'}`) : state.priority}`;
    }
  };

  const rows = page.data?.items ?? [];
  const total = page.data?.total ?? 0;
  const size = rows.length;

  return (
    <>
      <div className="head">
        <div>
          <Title title={t('needs.title')} />
          <p className="lead">{t('needs.lead')}</p>
        </div>
        {mayCreate ? (
          <div className="row">
            <Link to="/needs/new" className="btn primary">
              <Icon name="plus" />
              {t('needs.new')}
            </Link>
          </div>
        ) : null}
      </div>
      <div className="sheet">
        <NeedFilters state={state} set={set} reference={reference} count={filters.length} />
        <div className="toolbar">
          {filters.length > 0 ? (
            <div className="chips">
              <span className="mute small">{t('filter.active')}</span>
              {filters.map((filter) => (
                <Chip
                  key={filter}
                  text={say(filter)}
                  onRemove={() => {
                    set({ [filter]: '' });
                  }}
                />
              ))}
              <Button kind="quiet" small onClick={clear}>
                {t('filter.clear')}
              </Button>
            </div>
          ) : null}
          <p role="status">
            {page.isSuccess && !page.isPlaceholderData ? <b>{t('needs.count', { n: total })}</b> : ' '}
          </p>
          {size > 0 ? <Sheets ids={rows.map((need) => need.id)} /> : null}
          {size > 0 ? <TableMenu state={state} total={total} /> : null}
          <label className="row push">
            <span className="small mute">{t('sort.label')}</span>
            <select
              className="slim"
              value={state.sort}
              onChange={(event) => {
                set({ sort: event.target.value });
              }}
            >
              {NEED_SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`sort.${sort}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Coming of={page} rows={12} />
        {page.isSuccess && size === 0 ? (
          filters.length > 0 ? (
            <EmptyState
              title={t('empty.filtered.title')}
              actions={<Button onClick={clear}>{t('filter.clear.all')}</Button>}
            >
              {t('empty.filtered.text', { filters: filters.map(say).join('; ') })}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('empty.needs.title')}
              actions={
                mayCreate ? (
                  <Link to="/needs/new" className="btn primary">
                    {t('needs.new')}
                  </Link>
                ) : null
              }
            >
              {mayCreate ? t('empty.needs.own') : t('empty.needs.text')}
            </EmptyState>
          )
        ) : null}
        {size > 0 ? (
          <>
            <PickedBar
              rows={rows.filter((row) => chosen.includes(row.id))}
              reference={reference}
              onDone={() => {
                setChosen([]);
              }}
            />
            <NeedsTable
              rows={rows}
              state={state}
              reference={reference}
              waiting={page.isPlaceholderData}
              chosen={chosen}
              onChoose={setChosen}
              onSort={(field) => {
                set({ sort: nextSort(state.sort, field) });
              }}
            />
            <Pager
              from={state.skip + 1}
              to={state.skip + size}
              total={Math.max(total, state.skip + size)}
              size={state.limit}
              onSize={(limit) => {
                set({ limit });
              }}
              first={state.skip > 0 ? <PageLink to={change(state, {})} word={t('pager.first')} /> : null}
              previous={
                page.data?.prev && state.skip > 0 ? (
                  <PageLink
                    to={
                      state.skip - state.limit <= 0
                        ? change(state, {})
                        : change(state, { before: page.data.prev, skip: state.skip - state.limit })
                    }
                    word={t('pager.previous')}
                    icon="back"
                  />
                ) : null
              }
              next={
                page.data?.next ? (
                  <PageLink
                    to={change(state, { after: page.data.next, skip: state.skip + size })}
                    word={t('pager.next')}
                    icon="arrow"
                  />
                ) : null
              }
            />
          </>
        ) : null}
      </div>
      <p className="small mute under-sheet">{t('needs.rule')}</p>
    </>
  );
}

function PageLink({ to, word, icon }: { to: ListState; word: string; icon?: 'back' | 'arrow' }) {
  return (
    <Link to="/needs" search={writeListState(to, DEFAULT_SORT)} className="btn sm">
      {icon === 'back' ? <Icon name="back" /> : null}
      {word}
      {icon === 'arrow' ? <Icon name="arrow" /> : null}
    </Link>
  );
}
