import { useT } from '../app/i18n';
import { Consequences } from './Consequences';

/** What a password has to be, before it is refused. */
export function PasswordRules() {
  const { t } = useT();
  return <Consequences lines={[t('password.rule.long'), t('password.rule.words'), t('password.rule.own')]} />;
}
