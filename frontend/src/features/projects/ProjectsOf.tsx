// The projects that answer a need, or that a pledge funds, of those that the reader sees.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { projectsOfQuery } from '../../api/projects';
import { useCan } from '../../api/session';
import { useT } from '../../app/i18n';
import { Section } from '../../ui/Section';
import { PairText } from '../../ui/Text';
import { OverdueBadge, StatusBadge } from './status';

/** Nothing stands here where there are none: most records have no project. */
export function ProjectsOf({ of }: { of: { need: string } | { pledge: string } }) {
  const { t } = useT();
  const may = useCan('project:read');
  const projects = useQuery({ ...projectsOfQuery(of), enabled: may });
  const rows = projects.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <Section id="projects-h" title={t('projects.title')} rule={t('projects.of.rule')}>
      <ul className="plain">
        {rows.map((project) => (
          <li key={project.id}>
            <Link to="/projects/$id" params={{ id: project.id }}>
              {project.number ? <span className="nowrap">{project.number} </span> : null}
              <PairText pair={project.title} />
            </Link>{' '}
            <StatusBadge status={project.status} /> <OverdueBadge n={project.overdue} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
