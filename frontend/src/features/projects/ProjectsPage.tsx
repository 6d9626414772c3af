// The list of projects: the address is its state, so a view can be sent by mail as it is.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { PROJECT_SORTS, PROJECT_STATUSES } from '../../api/facts.gen';
import { projectsQuery } from '../../api/projects';
import type { ProjectRow } from '../../api/projects';
import { useReference } from '../../api/reference';
import type { Reference } from '../../api/reference';
import { useCan } from '../../api/session';
import { ListPager } from '../../app/ListPager';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { useMedia } from '../../lib/media';
import { firstPage, readPage } from '../../lib/pages';
import { readPair } from '../../lib/pair';
import { nextSort } from '../../lib/urlstate';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { SearchBox } from '../../ui/SearchBox';
import { Skeleton } from '../../ui/Skeleton';
import { DateText, Money, PairText } from '../../ui/Text';
import { agencyShort, placeShort, subgroupName } from '../needs/words';
import { activeFilters, nothing, readFilter, write } from './state';
import type { ProjectFilter } from './state';
import { OverdueBadge, StatusBadge } from './status';

const route = getRouteApi('/projects');

export function ProjectsPage() {
  return useCan('project:read') ? <Projects /> : <NotFound />;
}

function Projects() {
  const { t } = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayCreate = useCan('project:create');
  const filter = readFilter(search);
  const page = readPage(search);
  const list = useQuery(projectsQuery(filter, page));
  // First the projects, then the names: nobody waits for four lists to see one table.
  const reference = useReference(list.isSuccess || list.isError);
  const rows = list.data?.items ?? [];
  const total = list.data?.total ?? 0;
  const filtered = activeFilters(filter).length;
  /** Built on the address as it is when the change arrives: a word typed a moment ago may come after another filter. */
  const set = (part: Partial<ProjectFilter>, replace = false) =>
    void navigate({
      search: (now) => write({ ...readFilter(now), ...part }, firstPage(readPage(now))),
      replace,
      resetScroll: false,
    });
  const create = (
    <Link to="/projects/new" className="btn primary">
      <Icon name="plus" />
      {t('projects.new')}
    </Link>
  );
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('projects.title')} />
          <p className="lead">{t('projects.lead')}</p>
        </div>
        {mayCreate ? <div className="row">{create}</div> : null}
      </div>
      <div className="sheet">
        <Filters filter={filter} set={set} reference={reference} count={filtered} />
        <div className="toolbar">
          {filtered > 0 ? (
            <Button
              kind="quiet"
              small
              onClick={() => {
                set(nothing);
              }}
            >
              {t('filter.clear.all')}
            </Button>
          ) : null}
          <p role="status">
            {list.isSuccess && !list.isPlaceholderData ? <b>{t('projects.count', { n: total })}</b> : ' '}
          </p>
          <label className="row push">
            <span className="small mute">{t('sort.label')}</span>
            <select
              className="slim"
              value={filter.sort}
              onChange={(event) => {
                set({ sort: event.target.value });
              }}
            >
              {PROJECT_SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`project.sort.${sort}`)}
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
          <EmptyState
            title={t(filtered > 0 ? 'projects.none.filtered' : 'projects.none')}
            actions={
              filtered > 0 ? (
                <Button
                  onClick={() => {
                    set(nothing);
                  }}
                >
                  {t('filter.clear.all')}
                </Button>
              ) : mayCreate ? (
                create
              ) : null
            }
          >
            {t(filtered > 0 ? 'projects.none.filtered.text' : 'projects.none.text')}
          </EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <>
            <ProjectsTable
              rows={rows}
              reference={reference}
              sort={filter.sort}
              waiting={list.isPlaceholderData}
              onSort={(field) => {
                set({ sort: nextSort(filter.sort, field) });
              }}
            />
            <ListPager
              list="/projects"
              page={page}
              count={rows.length}
              total={total}
              next={list.data?.next}
              address={(at) => write(filter, at)}
            />
          </>
        ) : null}
      </div>
      <p className="small mute under-sheet">{t('projects.rule')}</p>
    </>
  );
}

interface FilterProps {
  filter: ProjectFilter;
  set: (part: Partial<ProjectFilter>, replace?: boolean) => void;
  reference: Reference;
  count: number;
}

function Filters({ filter, set, reference, count }: FilterProps) {
  const { t, language } = useT();
  const narrow = useMedia('(max-width: 759px)');
  const [unfolded, setUnfolded] = useState(false);
  const organisations = (kinds: readonly string[]) =>
    reference.organisations
      .filter((one) => kinds.includes(one.kind))
      .map((one) => ({ value: one.id, label: agencyShort(reference, one.id, language) }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
  const select = (
    name: 'status' | 'subgroup' | 'partner' | 'agency' | 'oblast',
    options: { value: string; label: string }[],
  ) => {
    const value = filter[name];
    const known = value === '' || options.some((option) => option.value === value);
    return (
      <Select
        label={t(`project.filter.${name}`)}
        value={value}
        marked={value !== ''}
        empty={t('project.filter.all')}
        options={known ? options : [...options, { value, label: '…' }]}
        onChange={(next) => {
          set({ [name]: next });
        }}
      />
    );
  };
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
        aria-label={t('projects.title')}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <SearchBox
          label={t('filter.q')}
          value={filter.q}
          onSearch={(q) => {
            set({ q }, true);
          }}
        />
        {select(
          'status',
          PROJECT_STATUSES.map((value) => ({ value, label: t(`project.status.${value}`) })),
        )}
        {select(
          'subgroup',
          reference.subgroups
            .filter((one) => one.code !== 'PL')
            .map((one) => ({ value: one.code, label: subgroupName(reference, one.code, language) })),
        )}
        {select('partner', organisations(['partner', 'implementer']))}
        {select('agency', organisations(['agency']))}
        {select(
          'oblast',
          reference.places
            .map((place) => ({ value: place.katottg, label: readPair(place.name, language)?.text ?? '…' }))
            .sort((a, b) => a.label.localeCompare(b.label, language)),
        )}
        <Select
          label={t('project.milestones')}
          value={filter.overdue}
          marked={filter.overdue !== ''}
          empty={t('project.filter.all')}
          options={[{ value: 'yes', label: t('project.filter.overdue') }]}
          onChange={(overdue) => {
            set({ overdue });
          }}
        />
      </form>
    </details>
  );
}

interface TableProps {
  rows: readonly ProjectRow[];
  reference: Reference;
  sort: string;
  waiting: boolean;
  onSort: (field: string) => void;
}

function ProjectsTable({ rows, reference, sort, waiting, onSort }: TableProps) {
  const { t, language } = useT();
  const columns: Column<ProjectRow>[] = [
    {
      key: 'title',
      head: t('project.project'),
      title: true,
      sort: 'number',
      cell: (project) => {
        const place = placeShort(reference, project, language, t);
        return (
          <>
            <Link to="/projects/$id" params={{ id: project.id }}>
              <PairText pair={project.title} />
            </Link>
            <span className="sub">
              <span className="nowrap">{project.number ?? t('project.no-number')}</span>
              {place ? <span className="pl"> · {place}</span> : null}
            </span>
          </>
        );
      },
    },
    {
      key: 'partner',
      head: t('project.owner'),
      cell: (project) => agencyShort(reference, project.owner, language),
    },
    {
      key: 'agencies',
      head: t('project.beneficiaries'),
      leaves: 'c2',
      cell: (project) => project.beneficiaries.map((id) => agencyShort(reference, id, language)).join(', '),
    },
    {
      key: 'status',
      head: t('project.status'),
      cell: (project) => (
        <>
          <StatusBadge status={project.status} /> <OverdueBadge n={project.overdue} />
        </>
      ),
    },
    {
      key: 'nextDue',
      head: t('project.nextDue'),
      sort: 'nextDue',
      num: true,
      leaves: 'c3',
      cell: (project) => <DateText date={project.nextDue} />,
    },
    {
      key: 'plannedUntil',
      head: t('project.plannedUntil'),
      sort: 'plannedUntil',
      num: true,
      leaves: 'c3',
      cell: (project) => <DateText date={project.plannedUntil} />,
    },
    {
      key: 'budget',
      head: t('project.budget'),
      sort: 'budget',
      num: true,
      cell: (project) => <Money value={project.budget} />,
    },
  ];
  return (
    <DataTable
      className="needs"
      caption={t('projects.caption')}
      columns={columns}
      rows={rows}
      rowKey={(project) => project.id}
      sort={sort}
      onSort={onSort}
      waiting={waiting}
    />
  );
}
