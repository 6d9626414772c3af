// The subgroups, in their order; each leads to its members.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { subgroupsQuery } from '../../api/reference';
import { useCan } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Coming } from '../../app/reading';
import { Badge } from '../../ui/Badge';
import { PairText } from '../../ui/Text';

export function SubgroupsPage() {
  return useCan('subgroup:read') ? <Subgroups /> : <NotFound />;
}

function Subgroups() {
  const { t } = useT();
  const list = useQuery(subgroupsQuery);
  return (
    <>
      <div className="head">
        <div>
          <Crumbs
            way={[<Link to="/organisations">{t('organisations.title')}</Link>]}
            here={t('subgroups.title')}
          />
          <Title title={t('subgroups.title')} />
          <p className="lead">{t('subgroups.lead')}</p>
        </div>
      </div>
      <div className="sheet">
        <Coming of={list} rows={5} />
        <ul className="seat-list roomy">
          {(list.data ?? []).map((one) => (
            <li key={one.code}>
              <div>
                <p>
                  <Link to="/subgroups/$code" params={{ code: one.code }} className="strong">
                    {one.code} · <PairText pair={one.name} />
                  </Link>{' '}
                  {one.active ? null : (
                    <Badge tone="grey" icon="eyeoff">
                      {t('subgroup.inactive')}
                    </Badge>
                  )}
                </p>
                {one.purpose ? (
                  <p className="small mute">
                    <PairText pair={one.purpose} />
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
