import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, sessionsQuery } from '../../api/account';
import { useMe } from '../../api/session';
import { NO_PASSWORD, NewPasswordFields, lacksOf } from '../../app/NewPassword';
import { useT } from '../../app/i18n';
import { REQUIRED, SendingProblems, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { PasswordField } from '../../ui/PasswordField';

export function PasswordForm() {
  const { t } = useT();
  const client = useQueryClient();
  const me = useMe();
  const sending = useSending(['old', 'password']);
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [done, setDone] = useState(false);

  const save = () => {
    setDone(false);
    const { password } = typed;
    const lacks: Lacks = { ...(old === '' ? { old: REQUIRED } : {}), ...lacksOf(typed) };
    void sending.send(
      async (key) => {
        await changePassword({ old, password }, key);
        setOld('');
        setTyped(NO_PASSWORD);
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
      <NewPasswordFields typed={typed} onChange={setTyped} wrong={sending.wrong} />
      <p className="hint">{t('account.password.then')}</p>
      <div className="row">
        <Button kind="primary" type="submit" busy={sending.busy}>
          {t('account.password.change')}
        </Button>
      </div>
    </form>
  );
}
