// The accounts: who they are, whether they can sign in, which seats they hold.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { usersQuery } from '../../api/people';
import type { User } from '../../api/people';
import { useCan } from '../../api/session';
import { ListPager } from '../../app/ListPager';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import type { KnownNames } from '../../app/names';
import { Coming } from '../../app/reading';
import { firstPage, readPage, writePage } from '../../lib/pages';
import type { PageState } from '../../lib/pages';
import { SOON_DAYS, daysUntil, today, whenOf } from '../../lib/seats';
import type { Search } from '../../lib/urlstate';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { Icon } from '../../ui/Icon';
import { EmptyState } from '../../ui/Notice';
import { SearchBox } from '../../ui/SearchBox';
import { SeatText } from '../../ui/SeatText';
import { AccountBadge } from './AccountBadge';

const route = getRouteApi('/people');

export function PeoplePage() {
  const may = useCan('user:read');
  return may ? <People /> : <NotFound />;
}

const write = (q: string, page: PageState): Search => ({ ...(q ? { q } : {}), ...writePage(page) });

function People() {
  const { t } = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = useNames();
  const mayWrite = useCan('user:write');
  const q = search.q ?? '';
  const page = readPage(search);
  const people = useQuery(usersQuery(q, page));
  const rows = people.data?.items ?? [];
  const total = people.data?.total ?? 0;
  /** Built on the address as it is when the change arrives: another size of page may have been chosen meanwhile. */
  const find = (words: string, replace: boolean) =>
    void navigate({
      search: (now) => write(words, firstPage(readPage(now))),
      replace,
      resetScroll: false,
    });

  return (
    <>
      <div className="head">
        <div>
          <Title title={t('people.title')} />
          <p className="lead">{t('people.lead')}</p>
        </div>
        {mayWrite ? (
          <div className="row">
            <Link to="/people/new" className="btn primary">
              <Icon name="plus" />
              {t('people.new')}
            </Link>
          </div>
        ) : null}
      </div>
      <div className="sheet">
        <form
          className="toolbar"
          role="search"
          aria-label={t('people.title')}
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <div className="find-field">
            <SearchBox
              label={t('people.find')}
              value={q}
              onSearch={(words) => {
                find(words, true);
              }}
            />
          </div>
          <p role="status" className="push">
            {people.isSuccess && !people.isPlaceholderData ? <b>{t('people.count', { n: total })}</b> : ' '}
          </p>
        </form>
        <Coming of={people} rows={10} />
        {people.isSuccess && rows.length === 0 ? (
          <EmptyState
            title={t('people.none.title')}
            actions={
              <Button
                onClick={() => {
                  find('', false);
                }}
              >
                {t('people.all')}
              </Button>
            }
          >
            {t('people.none.text', { q })}
          </EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <>
            <PeopleTable rows={rows} names={names} waiting={people.isPlaceholderData} />
            <ListPager
              list="/people"
              page={page}
              count={rows.length}
              total={total}
              next={people.data?.next}
              address={(at) => write(q, at)}
            />
          </>
        ) : null}
      </div>
      <p className="small mute under-sheet">{t('people.rule')}</p>
    </>
  );
}

function PeopleTable({
  rows,
  names,
  waiting,
}: {
  rows: readonly User[];
  names: KnownNames;
  waiting: boolean;
}) {
  const { t } = useT();
  const day = today();
  const columns: Column<User>[] = [
    {
      key: 'name',
      head: t('people.person'),
      title: true,
      cell: (user) => (
        <>
          <Link to="/people/$id" params={{ id: user.id }}>
            {user.name}
          </Link>
          <span className="sub">{user.email}</span>
        </>
      ),
    },
    {
      key: 'seats',
      head: t('people.seats'),
      cell: (user) => {
        const open = user.seats.filter((seat) => whenOf(seat, day) !== 'past');
        const past = user.seats.length - open.length;
        return (
          <div className="seats">
            {open.length === 0 ? <p className="mute">{t('people.no-seat')}</p> : null}
            {open.map((seat) => (
              <p key={seat.id}>
                <SeatText seat={seat} where={names.where(seat)} />{' '}
                {whenOf(seat, day) === 'coming' ? (
                  <Badge tone="grey" icon="clock">
                    {t('seat.coming')}
                  </Badge>
                ) : seat.to && daysUntil(seat.to, day) <= SOON_DAYS ? (
                  <Badge tone="amber" icon="clock">
                    {t('seat.ends-soon')}
                  </Badge>
                ) : null}
              </p>
            ))}
            {past > 0 ? <p className="small mute">{t('people.past', { n: past })}</p> : null}
          </div>
        );
      },
    },
    { key: 'state', head: t('people.account'), cell: (user) => <AccountBadge user={user} /> },
  ];
  return (
    <DataTable
      className="people"
      caption={t('people.caption')}
      columns={columns}
      rows={rows}
      rowKey={(user) => user.id}
      waiting={waiting}
    />
  );
}
