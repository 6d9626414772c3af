// One organisation, and what its keepers may change.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { organisationQuery } from '../../api/organisations';
import type { OrganisationNow } from '../../api/organisations';
import { can } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Opened } from '../../app/reading';
import { UNKNOWN } from '../../lib/format';
import { fullName } from '../../lib/names';
import { Badge } from '../../ui/Badge';
import { PairText } from '../../ui/Text';
import { OrganisationForm } from './OrganisationForm';
import { Country } from './OrganisationsPage';

const route = getRouteApi('/organisations/$id');

export function OrganisationPage() {
  const { id } = route.useParams();
  const one = useQuery(organisationQuery(id));
  return (
    <Opened reading={one} rows={6}>
      {(now) => <Sheet key={id} now={now} />}
    </Opened>
  );
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
          <Crumbs way={[<Link to="/organisations">{t('organisations.title')}</Link>]} here={name} />
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
