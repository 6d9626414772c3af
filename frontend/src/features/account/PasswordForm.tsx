import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, sessionsQuery } from '../../api/account';
import { useMe } from '../../api/session';
import { useT } from '../../app/i18n';
import { REQUIRED, SendingProblems, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { PasswordField } from '../../ui/PasswordField';
import { PasswordRules } from '../../ui/PasswordRules';

export function PasswordForm() {
  const { t } = useT();
  const client = useQueryClient();
  const me = useMe();
  const sending = useSending(['old', 'password']);
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState(false);

  const save = () => {
    setDone(false);
    const lacks: Lacks = {};
    if (old === '') lacks.old = REQUIRED;
    if (password === '') lacks.password = REQUIRED;
    else if (again !== password) lacks.again = { id: 'password.again.differs' };
    void sending.send(
      async (key) => {
        await changePassword({ old, password }, key);
        setOld('');
        setPassword('');
        setAgain('');
        setDone(true);
        void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      },
      [old, password],
      lacks,
    );
  };

  return (
    <form
      className="form one-column"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {done ? (
        <Notice tone="ok" live>
          <p>{t('account.password.done')}</p>
        </Notice>
      ) : null}
      <SendingProblems sending={sending} label={(name) => t(`password.${name as 'old'}`)} />
      {/* Tells a password manager whose password this is. */}
      <input
        type="text"
        className="vh"
        autoComplete="username"
        value={me.email}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      <PasswordField
        id="old"
        label={t('password.old')}
        autoComplete="current-password"
        value={old}
        onChange={setOld}
        error={sending.wrong.old}
      />
      <PasswordRules />
      <PasswordField
        id="password"
        label={t('password.password')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={sending.wrong.password}
      />
      <PasswordField
        id="again"
        label={t('password.again')}
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={sending.wrong.again}
      />
      <p className="hint">{t('account.password.then')}</p>
      <div className="row">
        <Button kind="primary" type="submit" busy={sending.busy}>
          {t('account.password.change')}
        </Button>
      </div>
    </form>
  );
}
