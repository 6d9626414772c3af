// A new account. Its seat and its link come next, on the account's own page.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createUser, learnUser } from '../../api/people';
import { useCan } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { NotFound } from '../../app/NotFound';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { SendingProblems, useSending } from '../../app/sending';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { PersonFields, lacksOf } from './PersonFields';

export function NewPersonPage() {
  const may = useCan('user:write');
  return may ? <NewPerson /> : <NotFound />;
}

function NewPerson() {
  const { t } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sending = useSending(['name', 'email']);
  const [who, setWho] = useState({ name: '', email: '' });
  const put = (part: Partial<typeof who>) => {
    setWho((before) => ({ ...before, ...part }));
  };

  const save = () => {
    const body = { name: who.name.trim(), email: who.email.trim(), disabled: false };
    void sending.send(
      async (key) => {
        const now = await createUser(body, key);
        learnUser(client, now);
        await navigate({ to: '/people/$id', params: { id: now.data.id } });
      },
      body,
      lacksOf(body),
    );
  };

  return (
    <>
      <div className="head">
        <div>
          <Crumbs way={[<Link to="/people">{t('people.title')}</Link>]} here={t('people.new')} />
          <Title title={t('person.new.title')} />
          <p className="lead">{t('person.new.lead')}</p>
        </div>
      </div>
      <form
        className="sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Section id="person-who" title={t('person.who')} rule={t('person.who.rule')}>
          <div className="form">
            <SendingProblems sending={sending} label={(field) => t(`person.${field as 'name'}`)} />
            <PersonFields who={who} put={put} wrong={sending.wrong} />
          </div>
        </Section>
        <div className="bar-foot">
          <Button kind="primary" type="submit" busy={sending.busy}>
            {t('person.create')}
          </Button>
          <Link to="/people" className="btn quiet">
            {t('action.back-unchanged')}
          </Link>
        </div>
      </form>
    </>
  );
}
