import type { User } from '../../api/people';
import { useT } from '../../app/i18n';
import { Badge } from '../../ui/Badge';

/** Disabled comes before all: whoever it is, nobody signs in. */
export function AccountBadge({ user }: { user: Pick<User, 'disabled' | 'active' | 'invited'> }) {
  const { t } = useT();
  if (user.disabled) {
    return (
      <Badge tone="grey" icon="eyeoff">
        {t('person.disabled')}
      </Badge>
    );
  }
  if (user.active) {
    return (
      <Badge tone="green" icon="check">
        {t('person.active')}
      </Badge>
    );
  }
  if (user.invited) {
    return (
      <Badge tone="blue" icon="clock">
        {t('person.invited')}
      </Badge>
    );
  }
  return (
    <Badge tone="amber" icon="circle">
      {t('person.uninvited')}
    </Badge>
  );
}
