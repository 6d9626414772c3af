// The organisations of the group: found by words and kind.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { ORGANISATION_KINDS } from '../../api/facts.gen';
import { organisationPageQuery } from '../../api/organisations';
import type { Organisation } from '../../api/reference';
import { useCan } from '../../api/session';
import { ListPager } from '../../app/ListPager';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Coming } from '../../app/reading';
import { UNKNOWN } from '../../lib/format';
import { codeName } from '../../lib/names';
import { firstPage, known, readPage, writePage } from '../../lib/pages';
import type { PageState } from '../../lib/pages';
import type { Search } from '../../lib/urlstate';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { SearchBox } from '../../ui/SearchBox';
import { PairText } from '../../ui/Text';

const route = getRouteApi('/organisations');

export function OrganisationsPage() {
  return useCan('organisation:read') ? <Organisations /> : <NotFound />;
}

const readFilters = (search: Search) => ({ q: search.q ?? '', kind: known(search.kind, ORGANISATION_KINDS) });

const write = ({ q, kind }: { q: string; kind: string }, page: PageState): Search => ({
  ...(q ? { q } : {}),
  ...(kind ? { kind } : {}),
  ...writePage(page),
});

function Organisations() {
  const { t } = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useCan('organisation:write');
  const maySubgroups = useCan('subgroup:read');
  const { q, kind } = readFilters(search);
  const page = readPage(search);
  const list = useQuery(organisationPageQuery(q, kind, page));
  const rows = list.data?.items ?? [];
  const total = list.data?.total ?? 0;
  /** Built on the address as it is when the change arrives: a word typed a moment ago may come after another filter. */
  const go = (part: { q?: string; kind?: string }, replace = false) =>
    void navigate({
      search: (now) => write({ ...readFilters(now), ...part }, firstPage(readPage(now))),
      replace,
      resetScroll: false,
    });

  return (
    <>
      <div className="head">
        <div>
          <Title title={t('organisations.title')} />
          <p className="lead">{t('organisations.lead')}</p>
        </div>
        <div className="row">
          {maySubgroups ? (
            <Link to="/subgroups" className="btn">
              {t('subgroups.title')}
            </Link>
          ) : null}
          {mayWrite ? (
            <Link to="/organisations/new" className="btn primary">
              <Icon name="plus" />
              {t('organisations.new')}
            </Link>
          ) : null}
        </div>
      </div>
      <div className="sheet">
        <form
          className="toolbar find-bar"
          role="search"
          aria-label={t('organisations.title')}
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <div className="find-field">
            <SearchBox
              label={t('organisations.find')}
              value={q}
              onSearch={(words) => {
                go({ q: words }, true);
              }}
            />
          </div>
          <Select
            label={t('organisation.kind')}
            value={kind}
            marked={kind !== ''}
            empty={t('filter.all.f')}
            options={ORGANISATION_KINDS.map((value) => ({
              value,
              label: t(`organisation.kind.${value}.many`),
            }))}
            onChange={(value) => {
              go({ kind: value });
            }}
          />
          <p role="status" className="push">
            {list.isSuccess && !list.isPlaceholderData ? (
              <b>{t('organisations.count', { n: total })}</b>
            ) : (
              ' '
            )}
          </p>
        </form>
        <Coming of={list} rows={12} />
        {list.isSuccess && rows.length === 0 ? (
          <EmptyState
            title={t('organisations.none.title')}
            actions={
              <Button
                onClick={() => {
                  go({ q: '', kind: '' });
                }}
              >
                {t('filter.clear.all')}
              </Button>
            }
          >
            {t('organisations.none.text')}
          </EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <>
            <OrganisationsTable rows={rows} waiting={list.isPlaceholderData} />
            <ListPager
              list="/organisations"
              page={page}
              count={rows.length}
              total={total}
              next={list.data?.next}
              address={(at) => write({ q, kind }, at)}
            />
          </>
        ) : null}
      </div>
    </>
  );
}

function OrganisationsTable({ rows, waiting }: { rows: readonly Organisation[]; waiting: boolean }) {
  const { t } = useT();
  const columns: Column<Organisation>[] = [
    {
      key: 'name',
      head: t('organisation.name'),
      title: true,
      cell: (one) => (
        <>
          <Link to="/organisations/$id" params={{ id: one.id }}>
            <PairText pair={one.name} />
          </Link>
          {one.active ? null : (
            <>
              {' '}
              <Badge tone="grey" icon="eyeoff">
                {t('organisation.inactive')}
              </Badge>
            </>
          )}
        </>
      ),
    },
    { key: 'acronym', head: t('organisation.acronym'), cell: (one) => <PairText pair={one.acronym} /> },
    { key: 'kind', head: t('organisation.kind'), cell: (one) => t(`organisation.kind.${one.kind}`) },
    {
      key: 'country',
      head: t('organisation.country'),
      leaves: 'c2',
      cell: (one) => <Country code={one.country} />,
    },
  ];
  return (
    <DataTable
      caption={t('organisations.caption')}
      columns={columns}
      rows={rows}
      rowKey={(one) => one.id}
      waiting={waiting}
    />
  );
}

export function Country({ code }: { code: string | undefined }) {
  const { language } = useT();
  if (!code) return <>{UNKNOWN}</>;
  return <>{codeName('region', code, language)}</>;
}
