// One project: where it stands, what one can do, what it is, its money, steps, papers, talk and history.
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { projectQuery } from '../../api/projects';
import type { Project, ProjectNow } from '../../api/projects';
import { usePlaceNames, useReference } from '../../api/reference';
import type { Reference } from '../../api/reference';
import { can } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Opened } from '../../app/reading';
import { UNKNOWN } from '../../lib/format';
import { readPair } from '../../lib/pair';
import { LevelMark } from '../../ui/Badge';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { DateText, MomentText, Money, PairText } from '../../ui/Text';
import { agencyName, agencyShort, placeNames, placeShort, subgroupName } from '../needs/words';
import { Acts } from './Acts';
import { Finances } from './Finances';
import { Papers } from './Papers';
import { Past } from './Past';
import { Indicators, Milestones } from './Progress';
import { Talk } from './Talk';
import { OverdueBadge, StatusBadge } from './status';

const route = getRouteApi('/projects/$id');

export function ProjectPage() {
  const { id } = route.useParams();
  const project = useQuery(projectQuery(id));
  const reference = useReference();
  return (
    <Opened reading={project} rows={12}>
      {(now) => <Sheet key={id} now={now} reference={reference} />}
    </Opened>
  );
}

function Sheet({ now, reference: lists }: { now: ProjectNow; reference: Reference }) {
  const { t, language } = useT();
  const project = now.data;
  const reference = usePlaceNames(lists, project.places);
  const title = readPair(project.title, language)?.text ?? '';
  const place = placeShort(reference, project, language, t);
  return (
    <>
      <Crumbs
        way={[<Link to="/projects">{t('projects.title')}</Link>]}
        here={project.number ?? t('project.no-number')}
      />
      <div className="head">
        <div>
          <div className="kicker">
            <span className="nowrap">{project.number ?? t('project.no-number')}</span>
            <StatusBadge status={project.status} />
            <OverdueBadge n={project.milestones.filter((one) => one.overdue).length} />
            {project.level ? <LevelMark level={project.level} /> : null}
          </div>
          <Title title={`${project.number ? `${project.number} ` : ''}${title}`}>
            <PairText pair={project.title} />
          </Title>
          <p className="lead">
            {[agencyShort(reference, project.owner, language), place].filter(Boolean).join(' · ')}
          </p>
        </div>
        {can(project, 'project:edit') ? (
          <div className="row">
            <Link to="/projects/$id/edit" params={{ id: project.id }} className="btn">
              <Icon name="pen" />
              {t('project.edit')}
            </Link>
          </div>
        ) : null}
      </div>
      {project.reason ? (
        <Notice tone="warn">
          <p>
            <b>
              {t(project.status === 'cancelled' ? 'project.reason.cancelled' : 'project.reason.suspended')}
            </b>{' '}
            <span className="said">{project.reason}</span>
          </p>
        </Notice>
      ) : null}
      <div className="sheet">
        <Acts now={now} reference={reference} />
        <Facts project={project} reference={reference} />
        <Links project={project} reference={reference} />
        <Finances project={project} />
        <Milestones now={now} />
        <Indicators now={now} />
        <References project={project} />
        <Section id="files-h" title={t('file.title')} rule={t('project.files.rule')}>
          <Papers project={project} />
        </Section>
        <Talk project={project} />
        <Section id="history-h" title={t('history.title')} rule={t('history.rule')}>
          <Past project={project} reference={reference} />
        </Section>
      </div>
      <p className="small mute under-sheet">
        {t('need.updated')} <MomentText at={project.updatedAt} />, {project.updatedBy}
      </p>
    </>
  );
}

function Facts({ project, reference }: { project: Project; reference: Reference }) {
  const { t, language } = useT();
  const names = (ids: readonly string[]) =>
    ids.length > 0 ? ids.map((id) => agencyName(reference, id, language)).join('; ') : UNKNOWN;
  return (
    <Section id="what-h" title={t('project.what')}>
      <div className="stack">
        <div className="prose">
          <PairText pair={project.description} note />
        </div>
        <dl className="facts">
          <div className="wide">
            <dt>{t('project.owner')}</dt>
            <dd>{names([project.owner])}</dd>
          </div>
          <div className="wide">
            <dt>{t('project.implementers')}</dt>
            <dd>{names(project.implementers)}</dd>
          </div>
          <div className="wide">
            <dt>{t('project.beneficiaries')}</dt>
            <dd>{names(project.beneficiaries)}</dd>
          </div>
          <div className="wide">
            <dt>{t('need.subgroup')}</dt>
            <dd>{subgroupName(reference, project.subgroup, language)}</dd>
          </div>
          <div>
            <dt>{t('project.planned')}</dt>
            <dd>
              <DateText date={project.plannedFrom} /> – <DateText date={project.plannedUntil} />
            </dd>
          </div>
          <div>
            <dt>{t('project.actual')}</dt>
            <dd>
              <DateText date={project.actualFrom} /> – <DateText date={project.actualUntil} />
            </dd>
          </div>
          <div>
            <dt>{t('project.budget')}</dt>
            <dd className="strong">
              <Money value={project.budget} />
            </dd>
          </div>
          <div>
            <dt>{t('project.iati-status')}</dt>
            <dd>
              {project.statusCode} · {t(`project.status.${project.status}`)}
            </dd>
          </div>
          <div className="full">
            <dt>{t('need.place')}</dt>
            <dd>{placeNames(reference, project, language, t)}</dd>
          </div>
          {project.level === 'parties' && project.named.length > 0 ? (
            <div className="full">
              <dt>{t('need.named')}</dt>
              <dd>{names(project.named)}</dd>
            </div>
          ) : null}
        </dl>
      </div>
    </Section>
  );
}

/** Of the pledges and needs that it names, those that the reader sees too. */
function Links({ project, reference }: { project: Project; reference: Reference }) {
  const { t, language } = useT();
  return (
    <Section id="links-h" title={t('project.links')} rule={t('project.links.rule')}>
      <dl className="facts two">
        <div>
          <dt>{t('project.needs')}</dt>
          <dd>
            {project.needs.length === 0 ? UNKNOWN : null}
            <ul className="plain">
              {project.needs.map((need) => (
                <li key={need.id}>
                  <Link to="/needs/$id" params={{ id: need.id }}>
                    {need.number ? <span className="nowrap">{need.number} </span> : null}
                    <PairText pair={need.title} />
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('project.pledges')}</dt>
          <dd>
            {project.pledges.length === 0 ? UNKNOWN : null}
            <ul className="plain">
              {project.pledges.map((pledge) => (
                <li key={pledge.id}>
                  <Link to="/pledges/$id" params={{ id: pledge.id }}>
                    {pledge.number ? <span className="nowrap">{pledge.number} </span> : null}
                    <PairText pair={pledge.title} />
                  </Link>{' '}
                  <span className="mute">{agencyShort(reference, pledge.funder, language)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function References({ project }: { project: Project }) {
  const { t } = useT();
  const { registration, dream, iati } = project.references;
  return (
    <Section id="references-h" title={t('project.references')} rule={t('project.references.rule')}>
      <dl className="facts">
        <div className="wide">
          <dt>{t('project.registration')}</dt>
          <dd>{registration ?? UNKNOWN}</dd>
        </div>
        <div>
          <dt>{t('project.dream')}</dt>
          <dd className="code">{dream ?? UNKNOWN}</dd>
        </div>
        <div>
          <dt>{t('project.iati')}</dt>
          <dd className="code">{iati ?? UNKNOWN}</dd>
        </div>
      </dl>
    </Section>
  );
}
