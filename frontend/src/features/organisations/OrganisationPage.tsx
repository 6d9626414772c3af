// One organisation, and what its keepers may change.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { organisationQuery } from '../../api/organisations';
import type { OrganisationNow } from '../../api/organisations';
import { isCode, sayProblem } from '../../api/problem';
import { can } from '../../api/session';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { UNKNOWN } from '../../lib/format';
import { fullName } from '../../lib/names';
import { Badge } from '../../ui/Badge';
import { ProblemNotice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { PairText } from '../../ui/Text';
import { OrganisationForm } from './OrganisationForm';
import { Country } from './OrganisationsPage';

const route = getRouteApi('/organisations/$id');

export function OrganisationPage() {
  const { id } = route.useParams();
  const one = useQuery(organisationQuery(id));
  if (one.isPending) return <Skeleton rows={6} />;
  if (isCode(one.error, 'not_found', 'forbidden', 'invalid', 'bad_request')) return <NotFound />;
  if (!one.data) {
    return (
      <div className="page-notice">
        <ProblemNotice
          problem={sayProblem(one.error)}
          onRetry={() => void one.refetch()}
          busy={one.isFetching}
        />
      </div>
    );
  }
  return <Sheet key={id} now={one.data} />;
}

function Sheet({ now }: { now: OrganisationNow }) {
  const { t, language } = useT();
  const one = now.data;
  const name = fullName(one, language);
  const facts = [
    [t('organisation.name'), <PairText key="n" pair={one.name} note />],
    [t('organisation.acronym'), <PairText key="a" pair={one.acronym} />],
    [t('organisation.country'), <Country key="c" code={one.country} />],
    [t('organisation.iatiId'), one.iatiId ?? UNKNOWN],
    [t('organisation.iatiType'), one.iatiType ?? UNKNOWN],
  ] as const;
  return (
    <>
      <div className="head">
        <div>
          <nav className="crumbs" aria-label={t('shell.crumbs')}>
            <ol>
              <li>
                <Link to="/organisations">{t('organisations.title')}</Link>
              </li>
              <li>
                <span aria-current="page">{name}</span>
              </li>
            </ol>
          </nav>
          <div className="kicker">
            <span>{t(`organisation.kind.${one.kind}`)}</span>
            {one.active ? null : (
              <Badge tone="grey" icon="eyeoff">
                {t('organisation.inactive')}
              </Badge>
            )}
          </div>
          <Title title={name} />
        </div>
      </div>
      {can(one, 'organisation:write') ? (
        <OrganisationForm now={now} />
      ) : (
        <div className="sheet">
          <section className="sec" aria-label={name}>
            <div />
            <dl className="kv terms">
              {facts.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      )}
    </>
  );
}
