// All that a search found, in groups; the address holds the words, so that it can be sent by mail.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { FEWEST_LETTERS, searchQuery } from '../../api/search';
import type { Found } from '../../api/search';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { ReadingProblem } from '../../app/reading';
import { EmptyState } from '../../ui/Notice';
import { SearchBox } from '../../ui/SearchBox';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { PairText } from '../../ui/Text';
import { GROUPS, countAll, countOf, resultsOf } from './results';
import type { Group, Result } from './results';

const route = getRouteApi('/search');

export function SearchPage() {
  const { t } = useT();
  const q = route.useSearch().q ?? '';
  const navigate = route.useNavigate();
  const search = useQuery(searchQuery(q));
  const enough = q.trim().length >= FEWEST_LETTERS;
  const total = search.data ? countAll(search.data) : 0;
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('search.title')} />
          <p className="lead">{t('search.lead')}</p>
        </div>
      </div>
      <div className="sheet">
        <form
          className="search-words"
          role="search"
          aria-label={t('search.title')}
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          <SearchBox
            label={t('search.words')}
            value={q}
            onSearch={(words) =>
              void navigate({ search: words ? { q: words } : {}, replace: true, resetScroll: false })
            }
          />
          <p role="status">
            {enough && search.isSuccess && !search.isPlaceholderData ? (
              <b>{t('search.count', { n: total })}</b>
            ) : null}
          </p>
        </form>
        {search.isError ? (
          <div className="page-notice">
            <ReadingProblem of={search} />
          </div>
        ) : null}
        {enough && search.isPending ? <Skeleton rows={6} /> : null}
        {enough && search.isSuccess && total === 0 ? (
          <EmptyState title={t('search.none')}>{t('search.none.text')}</EmptyState>
        ) : null}
        {enough && search.data
          ? GROUPS.map((group) => <GroupFound key={group} found={search.data} group={group} q={q} />)
          : null}
      </div>
    </>
  );
}

function GroupFound({ found, group, q }: { found: Found; group: Group; q: string }) {
  const { t } = useT();
  const results = resultsOf(found, group);
  const total = countOf(found, group);
  if (total === 0) return null;
  return (
    <Section id={`found-${group}`} title={`${t(`search.${group}`)} (${total})`}>
      <ul className="found-list">
        {results.map((one) => (
          <li key={one.key}>
            <Name result={one} quoted={group === 'comments'} />
            {one.number || one.under ? (
              <span className="sub">
                {one.number ? <span className="nowrap">{one.number}</span> : null}
                {one.number && one.under ? ' · ' : null}
                {one.under ? <PairText pair={one.under} /> : null}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {total > results.length ? (
        <p className="more-row">
          {group === 'projects' ? (
            <Link to="/projects" search={{ q: q.trim() }}>
              {t('search.projects.all', { n: total })}
            </Link>
          ) : group === 'pledges' ? (
            <Link to="/pledges" search={{ q: q.trim() }}>
              {t('search.pledges.all', { n: total })}
            </Link>
          ) : group === 'needs' ? (
            <Link to="/needs" search={{ q: q.trim() }}>
              {t('search.needs.all', { n: total })}
            </Link>
          ) : (
            <span className="mute small">{t('search.first', { n: results.length, total })}</span>
          )}
        </p>
      ) : null}
    </Section>
  );
}

function Name({ result, quoted }: { result: Result; quoted: boolean }) {
  const text = <PairText pair={result.title} />;
  const link = (
    <Link {...result.way} className="t">
      {text}
    </Link>
  );
  return quoted ? <q className="clamp">{link}</q> : link;
}
