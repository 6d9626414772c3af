// The door. Its one refusal never tells whether the address or the password was wrong.
import { useRef, useState } from 'react';
import { sayProblem } from '../../api/problem';
import { signIn } from '../../api/session';
import type { Session } from '../../api/session';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { PasswordField } from '../../ui/PasswordField';

interface Props {
  /** the session has ended while somebody worked */
  ended: boolean;
  demo: boolean;
  onEnter: (session: Session) => void;
}

export function SignIn({ ended, demo, onEnter }: Props) {
  const { t } = useT();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const summary = useRef<HTMLDivElement>(null);

  const send = async () => {
    if (busy) return;
    setRefused(null);
    const empty = email.trim() === '' || password === '';
    setMissing(empty);
    if (empty) {
      document.getElementById(email.trim() === '' ? 'email' : 'password')?.focus();
      return;
    }
    setBusy(true);
    try {
      onEnter(await signIn(email.trim(), password));
    } catch (error) {
      setRefused(error);
      setBusy(false);
      requestAnimationFrame(() => summary.current?.focus());
    }
  };

  return (
    <div className="door">
      <div className="stack">
        <Title title={t('door.title')}>{t('door.heading')}</Title>
        <p className="say">{t('door.say')}</p>
        <dl className="kv door-who">
          <div>
            <dt>{t('door.agencies')}</dt>
            <dd>{t('door.agencies.do')}</dd>
          </div>
          <div>
            <dt>{t('door.partners')}</dt>
            <dd>{t('door.partners.do')}</dd>
          </div>
          <div>
            <dt>{t('door.chairs')}</dt>
            <dd>{t('door.chairs.do')}</dd>
          </div>
        </dl>
        <p className="mute small">{t('door.invited')}</p>
      </div>
      <section className="sheet stack" aria-labelledby="in-h">
        <h2 id="in-h">{t('door.title')}</h2>
        {ended ? (
          <Notice tone="warn" icon="clock" live>
            <p>{t('door.ended')}</p>
          </Notice>
        ) : null}
        {refused ? (
          <div className="summary" role="alert" tabIndex={-1} ref={summary}>
            <h3>{t('door.refused')}</h3>
            <p>{sayProblem(refused).text}</p>
          </div>
        ) : null}
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextField
            id="email"
            label={t('door.email')}
            type="email"
            inputMode="email"
            autoComplete="username"
            required
            value={email}
            onChange={setEmail}
            error={missing && email.trim() === '' ? t('door.email.missing') : undefined}
          />
          <PasswordField
            id="password"
            label={t('door.password')}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={missing && password === '' ? t('door.password.missing') : undefined}
          />
          <Button kind="primary" wide type="submit" busy={busy ? t('door.entering') : false}>
            {t('door.enter')}
          </Button>
        </form>
        <p className="small mute">{demo ? t('door.help.demo') : t('door.help')}</p>
      </section>
    </div>
  );
}
