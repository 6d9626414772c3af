// The list: the address is its state, so a view can be sent by mail as it is.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { NEED_SORTS, NEED_STATES, PRIORITIES } from '../../api/facts.gen';
import { needsQuery } from '../../api/needs';
import type { NeedRow } from '../../api/needs';
import { sayProblem } from '../../api/problem';
import { useReference } from '../../api/reference';
import type { Reference } from '../../api/reference';
import { useCan } from '../../api/session';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { useMedia } from '../../lib/media';
import { activeFilters, change, nextSort, readListState, writeListState } from '../../lib/urlstate';
import type { Filter, ListState } from '../../lib/urlstate';
import { PriorityBadge, StateBadge, Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Select, TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { EmptyState, ProblemNotice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { Skeleton } from '../../ui/Skeleton';
import { DateText, Money, PairText } from '../../ui/Text';
import { UNKNOWN } from '../../lib/format';
import { agencyShort, placeShort, subgroupName } from './words';

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
  const filters = activeFilters(state);

  /** Built on the address as it is when the change arrives: a word typed a moment ago may come after another filter. */
  const set = (part: Partial<ListState>, replace = false) =>
    void navigate({
      search: (now) =>
        writeListState(change(readListState(now, SORT_FIELDS, DEFAULT_SORT), part), DEFAULT_SORT),
      replace,
      resetScroll: false,
    });
  const clear = () => {
    set({ q: '', subgroup: '', state: '', priority: '', agency: '' });
  };

  const say = (filter: Filter): string => {
    switch (filter) {
      case 'q':
        return t('filter.q.chip', { q: state.q });
      case 'subgroup':
        return `${t('filter.subgroup')}: ${state.subgroup}`;
      case 'agency':
        return `${t('filter.agency')}: ${agencyShort(reference, state.agency, language) || '…'}`;
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
        <Filters state={state} set={set} reference={reference} count={filters.length} />
        <div className="toolbar">
          {filters.length > 0 ? (
            <div className="chips">
              <span className="mute small">{t('filter.active')}</span>
              {filters.map((filter) => (
                <span className="chip" key={filter}>
                  <span>{say(filter)}</span>
                  <button
                    type="button"
                    aria-label={t('filter.remove', { filter: say(filter) })}
                    onClick={() => {
                      set({ [filter]: '' });
                    }}
                  >
                    <Icon name="cross" />
                  </button>
                </span>
              ))}
              <Button kind="quiet" small onClick={clear}>
                {t('filter.clear')}
              </Button>
            </div>
          ) : null}
          <p role="status">
            {page.isSuccess && !page.isPlaceholderData ? <b>{t('needs.count', { n: total })}</b> : ' '}
          </p>
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
        {page.isError ? (
          <div className="page-notice">
            <ProblemNotice
              problem={sayProblem(page.error)}
              onRetry={() => void page.refetch()}
              busy={page.isFetching}
            />
          </div>
        ) : null}
        {page.isPending ? <Skeleton rows={12} /> : null}
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
            <NeedsTable
              rows={rows}
              state={state}
              reference={reference}
              waiting={page.isPlaceholderData}
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

interface FilterProps {
  state: ListState;
  set: (part: Partial<ListState>, replace?: boolean) => void;
  reference: Reference;
  count: number;
}

function Filters({ state, set, reference, count }: FilterProps) {
  const { t, language } = useT();
  const narrow = useMedia('(max-width: 759px)');
  const [unfolded, setUnfolded] = useState(false);
  const agencies = reference.organisations
    .filter((organisation) => organisation.kind === 'agency')
    .map((organisation) => ({
      value: organisation.id,
      label: agencyShort(reference, organisation.id, language),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <details
      className="filters"
      open={!narrow || unfolded}
      onToggle={(event) => {
        if (narrow) setUnfolded(event.currentTarget.open);
      }}
    >
      <summary>
        <Icon name="search" />
        {t('filter.summary', { n: count })}
      </summary>
      <form
        className="filter-grid"
        role="search"
        aria-label={t('needs.title')}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <SearchBox
          value={state.q}
          onSearch={(q) => {
            set({ q }, true);
          }}
        />
        <Select
          label={t('filter.subgroup')}
          value={state.subgroup}
          marked={state.subgroup !== ''}
          empty={t('filter.all.f')}
          options={known(
            reference.subgroups
              .filter((one) => one.code !== 'PL')
              .map((one) => ({ value: one.code, label: subgroupName(reference, one.code, language) })),
            state.subgroup,
          )}
          onChange={(subgroup) => {
            set({ subgroup });
          }}
        />
        <Select
          label={t('filter.state')}
          value={state.state}
          marked={state.state !== ''}
          empty={t('filter.any.m')}
          options={NEED_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(value) => {
            set({ state: value });
          }}
        />
        <Select
          label={t('filter.priority')}
          value={state.priority}
          marked={state.priority !== ''}
          empty={t('filter.any.m')}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          onChange={(priority) => {
            set({ priority });
          }}
        />
        <Select
          label={t('filter.agency')}
          value={state.agency}
          marked={state.agency !== ''}
          empty={t('filter.all.m')}
          options={known(agencies, state.agency)}
          onChange={(agency) => {
            set({ agency });
          }}
        />
      </form>
    </details>
  );
}

/** What the address asks for stays chosen, even while the list of names is on its way. */
function known(options: { value: string; label: string }[], value: string) {
  return value === '' || options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: '…' }];
}

/** Applies 300 ms after the last letter; at once with Enter. */
function SearchBox({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const { t } = useT();
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== sent) {
    // The address changed from outside: a chip removed, a step back.
    setSent(value);
    setTyped(value);
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <TextField
      id="q"
      type="search"
      label={t('filter.q')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          setSent(next.trim());
          onSearch(next.trim());
        }, 300);
      }}
    />
  );
}

interface TableProps {
  rows: NeedRow[];
  state: ListState;
  reference: Reference;
  waiting: boolean;
  onSort: (field: string) => void;
}

function NeedsTable({ rows, state, reference, waiting, onSort }: TableProps) {
  const { t, language } = useT();
  const columns: Column<NeedRow>[] = [
    {
      key: 'title',
      head: t('need.need'),
      title: true,
      sort: 'number',
      cell: (need) => {
        const place = placeShort(reference, need, language, t);
        return (
          <>
            <Link to="/needs/$id" params={{ id: need.id }}>
              <PairText pair={need.title} />
            </Link>
            <span className="sub">
              <span className="nowrap">{need.number ?? t('need.no-number')}</span>
              {place ? <span className="pl"> · {place}</span> : null}
            </span>
          </>
        );
      },
    },
    {
      key: 'agency',
      head: t('need.agency'),
      leaves: 'c2',
      cell: (need) => agencyShort(reference, need.agency, language),
    },
    {
      key: 'priority',
      head: t('need.priority'),
      sort: 'priority',
      cell: (need) => (need.priority ? <PriorityBadge priority={need.priority} /> : UNKNOWN),
    },
    {
      key: 'state',
      head: t('need.state'),
      cell: (need) =>
        need.stale ? (
          <Badge tone="amber" icon="clock">
            {t('need.stale.badge')}
          </Badge>
        ) : (
          <StateBadge state={need.state} />
        ),
    },
    {
      key: 'neededBy',
      head: t('need.neededBy'),
      sort: 'neededBy',
      num: true,
      leaves: 'c3',
      cell: (need) => <DateText date={need.neededBy} />,
    },
    {
      key: 'cost',
      head: t('need.cost'),
      sort: 'cost',
      num: true,
      cell: (need) => <Money value={need.cost} />,
    },
  ];
  return (
    <DataTable
      className="needs"
      caption={t('needs.caption', { sort: t(`sort.${state.sort as '-updated'}`) })}
      columns={columns}
      rows={rows}
      rowKey={(need) => need.id}
      sort={state.sort}
      onSort={onSort}
      waiting={waiting}
    />
  );
}
