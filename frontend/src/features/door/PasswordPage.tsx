// The page of a one-time link: whoever holds it sets the password of its person.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { claimLink } from '../../api/account';
import { isCode } from '../../api/problem';
import { sessionQuery } from '../../api/session';
import { NO_PASSWORD, NewPasswordFields, lacksOf } from '../../app/NewPassword';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { SendingProblems, useSending } from '../../app/sending';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useFragmentKey } from './useFragmentKey';

export function PasswordPage() {
  const { t } = useT();
  const client = useQueryClient();
  const token = useFragmentKey();
  const sending = useSending(['password']);
  const [typed, setTyped] = useState(NO_PASSWORD);
  const [done, setDone] = useState(false);
  const closed = isCode(sending.refused, 'link_closed');

  const save = () => {
    const { password } = typed;
    void sending.send(
      async () => {
        await claimLink({ token, password });
        setDone(true);
        // Setting it has ended every session of the person, perhaps the one of this browser.
        await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      },
      password,
      lacksOf(typed),
    );
  };

  return (
    <div className="door one">
      <section className="sheet stack" aria-labelledby="password-h">
        <div id="password-h">
          <Title title={t('password.title')} />
        </div>
        {done ? (
          <>
            <Notice tone="ok" live>
              <p>{t('password.done')}</p>
            </Notice>
            <p>
              <Link to="/" className="btn primary">
                {t('setup.to-door')}
              </Link>
            </p>
          </>
        ) : token === '' ? (
          <Notice tone="bad">
            <p>{t('password.no-token')}</p>
          </Notice>
        ) : closed ? (
          <Notice tone="bad" live>
            <p>
              <b>{t('password.closed')}</b> {t('password.closed.then')}
            </p>
          </Notice>
        ) : (
          <>
            <p>{t('password.say')}</p>
            <SendingProblems sending={sending} label={(name) => t(`password.${name as 'again'}`)} />
            <form
              className="stack"
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                save();
              }}
            >
              <NewPasswordFields typed={typed} onChange={setTyped} wrong={sending.wrong} />
              <Button kind="primary" wide type="submit" busy={sending.busy}>
                {t('password.set')}
              </Button>
            </form>
          </>
        )}
      </section>
    </div>
  );
}
