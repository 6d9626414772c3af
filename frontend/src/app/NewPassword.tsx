// A new password, typed twice.
import type { Dispatch, SetStateAction } from 'react';
import { Consequences } from '../ui/Consequences';
import { PasswordField } from '../ui/PasswordField';
import { useT } from './i18n';
import { REQUIRED } from './sending';
import type { Lacks, Wrong } from './sending';

interface NewPassword {
  password: string;
  again: string;
}

export const NO_PASSWORD: NewPassword = { password: '', again: '' };

export function lacksOf({ password, again }: NewPassword): Lacks {
  if (password === '') return { password: REQUIRED };
  return again === password ? {} : { again: { id: 'password.again.differs' } };
}

/** What it has to be is said before it is refused. */
export function NewPasswordFields({
  typed,
  onChange,
  wrong,
}: {
  typed: NewPassword;
  onChange: Dispatch<SetStateAction<NewPassword>>;
  wrong: Wrong;
}) {
  const { t } = useT();
  return (
    <>
      <Consequences lines={[t('password.rule.long'), t('password.rule.words'), t('password.rule.own')]} />
      {(['password', 'again'] as const).map((name) => (
        <PasswordField
          key={name}
          id={name}
          label={t(`password.${name}`)}
          autoComplete="new-password"
          value={typed[name]}
          onChange={(value) => {
            // A password manager writes both in one breath: neither may take the other away.
            onChange((now) => ({ ...now, [name]: value }));
          }}
          error={wrong[name]}
        />
      ))}
    </>
  );
}
