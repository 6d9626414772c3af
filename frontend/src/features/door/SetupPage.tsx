// The one-time link of the first start: whoever holds it makes the first
// administrator. The token stays in the fragment, which no server ever sees.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { errorsOf, sayField, sayProblem } from '../../api/problem';
import { claimSetup } from '../../api/session';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { ErrorSummary, Notice, ProblemNotice } from '../../ui/Notice';
import { PasswordField } from '../../ui/PasswordField';
import { useFragmentKey } from './useFragmentKey';

const fields = ['name', 'email', 'password'] as const;
type FieldName = (typeof fields)[number];

export function SetupPage() {
  const { t } = useT();
  const token = useFragmentKey();
  const [values, setValues] = useState<Record<FieldName, string>>({ name: '', email: '', password: '' });
  const [errors, setErrors] = useState<Partial<Record<FieldName, string>>>({});
  const [refused, setRefused] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);

  const put = (name: FieldName) => (value: string) => {
    setValues((now) => ({ ...now, [name]: value }));
  };

  const send = async () => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    setErrors({});
    try {
      await claimSetup({
        token,
        name: values.name.trim(),
        email: values.email.trim(),
        password: values.password,
      });
      setDone(true);
    } catch (error) {
      const found = errorsOf(error);
      const next: Partial<Record<FieldName, string>> = {};
      for (const one of found) {
        const name = fields.find((field) => one.pointer === `/${field}`);
        if (name) next[name] = sayField(one);
      }
      setErrors(next);
      if (Object.keys(next).length === 0) setRefused(error);
      setTurn((now) => now + 1);
    } finally {
      setBusy(false);
    }
  };

  const wrong = fields.filter((name) => errors[name]);
  return (
    <div className="door one">
      <section className="sheet stack" aria-labelledby="setup-h">
        <div id="setup-h">
          <Title title={t('setup.title')} />
        </div>
        {done ? (
          <>
            <Notice tone="ok" live>
              <p>{t('setup.done')}</p>
            </Notice>
            <p>
              <Link to="/" className="btn primary">
                {t('setup.to-door')}
              </Link>
            </p>
          </>
        ) : token === '' ? (
          <Notice tone="bad">
            <p>{t('setup.no-token')}</p>
          </Notice>
        ) : (
          <>
            <p>{t('setup.say')}</p>
            {wrong.length > 0 ? (
              <ErrorSummary
                turn={turn}
                title={t('form.check', { n: wrong.length })}
                items={wrong.map((name) => ({
                  target: name,
                  text: `${t(`setup.${name}`)}: ${errors[name] ?? ''}`,
                }))}
              />
            ) : null}
            {refused ? (
              <ProblemNotice problem={sayProblem(refused)} onRetry={() => void send()} busy={busy} />
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
                id="name"
                label={t('setup.name')}
                autoComplete="name"
                required
                value={values.name}
                onChange={put('name')}
                error={errors.name}
              />
              <TextField
                id="email"
                label={t('setup.email')}
                type="email"
                inputMode="email"
                autoComplete="username"
                required
                value={values.email}
                onChange={put('email')}
                error={errors.email}
              />
              <PasswordField
                id="password"
                label={t('setup.password')}
                hint={t('setup.password.hint')}
                autoComplete="new-password"
                value={values.password}
                onChange={put('password')}
                error={errors.password}
              />
              <Button kind="primary" wide type="submit" busy={busy}>
                {t('setup.send')}
              </Button>
            </form>
          </>
        )}
      </section>
    </div>
  );
}
