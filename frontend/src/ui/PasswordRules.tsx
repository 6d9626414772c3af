import { useT } from '../app/i18n';
import { Icon } from './Icon';

/** What a password has to be, before it is refused. */
export function PasswordRules() {
  const { t } = useT();
  return (
    <ul className="conseq">
      {(['password.rule.long', 'password.rule.words', 'password.rule.own'] as const).map((id) => (
        <li key={id}>
          <Icon name="arrow" />
          <span>{t(id)}</span>
        </li>
      ))}
    </ul>
  );
}
