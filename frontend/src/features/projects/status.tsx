// Where a project stands, by its word and IATI's code, and how many of its milestones are late.
import type { ProjectStatus } from '../../api/projects';
import { useT } from '../../app/i18n';
import { Badge } from '../../ui/Badge';

const looks = {
  pipeline: ['plain', 'circle'],
  implementation: ['blue', 'arrow'],
  finalisation: ['blue', 'clock'],
  closed: ['green', 'check'],
  cancelled: ['grey', 'cross'],
  suspended: ['amber', 'stop'],
} as const satisfies Record<ProjectStatus, readonly [string, string]>;

export function StatusBadge({ status }: { status: ProjectStatus }) {
  const { t } = useT();
  const [tone, icon] = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`project.status.${status}`)}
    </Badge>
  );
}

export function OverdueBadge({ n }: { n: number }) {
  const { t } = useT();
  if (n === 0) return null;
  return (
    <Badge tone="amber" icon="warn">
      {t('project.overdue', { n })}
    </Badge>
  );
}
