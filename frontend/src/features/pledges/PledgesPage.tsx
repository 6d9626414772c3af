// The pledges that the reader may see; the address is the list's state, so a view can be sent by mail as it is.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { PLEDGE_SORTS } from '../../api/facts.gen';
import { pledgesQuery } from '../../api/pledges';
import { themesQuery } from '../../api/reference';
import { useCan } from '../../api/session';
import { ListPager } from '../../app/ListPager';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import { ReadingProblem } from '../../app/reading';
import { readPair } from '../../lib/pair';
import { firstPage, readPage } from '../../lib/pages';
import { nextSort } from '../../lib/urlstate';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { PledgeFilters } from './PledgeFilters';
import { PledgesTable } from './PledgesTable';
import { FILTER_WORDS, PLEDGE_FILTERS, queryOf, readFilters, writeFilters } from './list';
import type { Filters, PledgeFilter } from './list';

const route = getRouteApi('/pledges');

export function PledgesPage() {
  return useCan('pledge:read') ? <Pledges /> : <NotFound />;
}

function Pledges() {
  const { t, language } = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayCreate = useCan('pledge:create');
  const names = useNames();
  const themes = useQuery(themesQuery).data ?? [];
  const filters = readFilters(search);
  const page = readPage(search);
  const list = useQuery(pledgesQuery(queryOf(search)));
  const rows = list.data?.items ?? [];
  const total = list.data?.total ?? 0;
  const active = PLEDGE_FILTERS.filter((name) => filters[name] !== '');

  /** Built on the address as it is when the change arrives: a word typed a moment ago may come after another filter. */
  const set = (part: Partial<Filters>, replace = false) =>
    void navigate({
      search: (now) => writeFilters({ ...readFilters(now), ...part }, firstPage(readPage(now))),
      replace,
      resetScroll: false,
    });
  const clear = () => {
    set(Object.fromEntries(PLEDGE_FILTERS.map((name) => [name, ''])));
  };
  const value = (name: PledgeFilter): string => {
    const word = filters[name];
    switch (name) {
      case 'state':
        return t(`pledge.state.${word as 'announced'}`);
      case 'instrument':
        return t(`coverage.instrument.${word as 'grant'}`);
      case 'funder':
      case 'channel':
        return names.organisation(word) || '…';
      case 'theme':
        return readPair(themes.find((theme) => theme.code === word)?.name, language)?.text ?? word;
      default:
        return word;
    }
  };
  const say = (name: PledgeFilter) =>
    name === 'q' ? t('filter.q.chip', { q: filters.q }) : `${t(FILTER_WORDS[name])}: ${value(name)}`;

  return (
    <>
      <div className="head">
        <div>
          <Title title={t('pledges.title')} />
          <p className="lead">{t('pledges.lead')}</p>
        </div>
        {mayCreate ? (
          <div className="row">
            <Link to="/pledges/new" className="btn primary">
              <Icon name="plus" />
              {t('pledges.new')}
            </Link>
          </div>
        ) : null}
      </div>
      <div className="sheet">
        <PledgeFilters filters={filters} set={set} names={names} themes={themes} count={active.length} />
        <div className="toolbar">
          {active.length > 0 ? (
            <div className="chips">
              <span className="mute small">{t('filter.active')}</span>
              {active.map((name) => (
                <Chip
                  key={name}
                  text={say(name)}
                  onRemove={() => {
                    set({ [name]: '' });
                  }}
                />
              ))}
              <Button kind="quiet" small onClick={clear}>
                {t('filter.clear')}
              </Button>
            </div>
          ) : null}
          <p role="status">
            {list.isSuccess && !list.isPlaceholderData ? <b>{t('pledges.count', { n: total })}</b> : ' '}
          </p>
          <label className="row push">
            <span className="small mute">{t('sort.label')}</span>
            <select
              className="slim"
              value={filters.sort}
              onChange={(event) => {
                set({ sort: event.target.value });
              }}
            >
              {PLEDGE_SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(
                    /updated|number/.test(sort)
                      ? `sort.${sort as 'updated'}`
                      : `pledges.sort.${sort as 'amount'}`,
                  )}
                </option>
              ))}
            </select>
          </label>
        </div>
        {list.isError ? (
          <div className="page-notice">
            <ReadingProblem of={list} />
          </div>
        ) : null}
        {list.isPending ? <Skeleton rows={12} /> : null}
        {list.isSuccess && rows.length === 0 ? (
          active.length > 0 ? (
            <EmptyState
              title={t('empty.filtered.title')}
              actions={<Button onClick={clear}>{t('filter.clear.all')}</Button>}
            >
              {t('empty.filtered.text', { filters: active.map(say).join('; ') })}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('pledges.empty.title')}
              actions={
                mayCreate ? (
                  <Link to="/needs" search={{ state: 'open' }} className="btn primary">
                    {t('pledges.empty.needs')}
                  </Link>
                ) : null
              }
            >
              {t(mayCreate ? 'pledges.empty.own' : 'pledges.empty.text')}
            </EmptyState>
          )
        ) : null}
        {rows.length > 0 ? (
          <>
            <PledgesTable
              rows={rows}
              sort={filters.sort}
              names={names}
              waiting={list.isPlaceholderData}
              onSort={(field) => {
                set({ sort: nextSort(filters.sort, field) });
              }}
            />
            <ListPager
              list="/pledges"
              page={page}
              count={rows.length}
              total={total}
              next={list.data?.next}
              address={(now) => writeFilters(filters, now)}
            />
          </>
        ) : null}
      </div>
      <p className="small mute under-sheet">{t('pledges.rule')}</p>
    </>
  );
}
