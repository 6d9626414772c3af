// One account: the person, the seats, the way in.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { editUser, learnUser, userQuery } from '../../api/people';
import type { UserNow } from '../../api/people';
import { can, useMe } from '../../api/session';
import { Crumbs } from '../../app/Crumbs';
import { Title } from '../../app/focus';
import { useT } from '../../app/i18n';
import { Opened } from '../../app/reading';
import { SendingProblems, useSending } from '../../app/sending';
import { today, whenOf } from '../../lib/seats';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Notice, showToast } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { AccountBadge } from './AccountBadge';
import { PersonFields, lacksOf } from './PersonFields';
import { PersonSeats } from './PersonSeats';
import { WayIn } from './WayIn';

const route = getRouteApi('/people/$id');

export function PersonPage() {
  const { id } = route.useParams();
  const person = useQuery(userQuery(id));
  return (
    <Opened reading={person} rows={8}>
      {(now) => <Person key={id} now={now} />}
    </Opened>
  );
}

function Person({ now }: { now: UserNow }) {
  const { t } = useT();
  const user = now.data;
  const write = can(user, 'user:write');
  const day = today();
  const seated = user.seats.some((seat) => whenOf(seat, day) !== 'past');
  return (
    <>
      <div className="head">
        <div>
          <Crumbs way={[<Link to="/people">{t('people.title')}</Link>]} here={user.name} />
          <div className="kicker">
            <AccountBadge user={user} />
            <span>{user.email}</span>
          </div>
          <Title title={user.name} />
        </div>
      </div>
      <div className="notices stack">
        {user.disabled ? (
          <Notice tone="warn" icon="eyeoff">
            <p>{t('person.disabled.note')}</p>
          </Notice>
        ) : !seated ? (
          <Notice tone="warn" icon="user">
            <p>{t(user.active ? 'person.seatless.note' : 'person.first.seat')}</p>
          </Notice>
        ) : !user.active && !user.invited ? (
          <Notice icon="info">
            <p>{t('person.first.link')}</p>
          </Notice>
        ) : null}
      </div>
      <div className="sheet">
        <PersonSeats now={now} write={write} />
        <WayIn now={now} write={write} />
        {write ? <PersonForm now={now} /> : null}
      </div>
    </>
  );
}

/** What is untouched follows the record: a seat given meanwhile changes its version and takes nothing typed away. */
function PersonForm({ now }: { now: UserNow }) {
  const { t } = useT();
  const client = useQueryClient();
  const me = useMe();
  const user = now.data;
  const sending = useSending(['name', 'email', 'disabled'], () => {
    void client.invalidateQueries({ queryKey: userQuery(user.id).queryKey });
  });
  const [typed, setTyped] = useState<Partial<{ name: string; email: string; disabled: boolean }>>({});
  const { name, email, disabled } = { ...user, ...typed };
  const own = user.id === me.id;
  const put = (part: typeof typed) => {
    setTyped((before) => ({ ...before, ...part }));
  };

  const save = () => {
    const body = { name: name.trim(), email: email.trim(), disabled };
    void sending.send(
      async () => {
        learnUser(client, await editUser(user.id, now.etag, body));
        setTyped({});
        showToast('person.saved');
      },
      body,
      lacksOf(body),
    );
  };

  return (
    <Section id="person-who" title={t('person.who')} rule={t('person.who.rule')}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <SendingProblems sending={sending} label={(field) => t(`person.${field as 'name'}`)} />
        <PersonFields who={{ name, email }} put={put} wrong={sending.wrong} />
        {own ? (
          <p className="hint">{t('person.own.note')}</p>
        ) : (
          <div className="stack-2">
            <label className="check">
              <input
                id="disabled"
                type="checkbox"
                checked={disabled}
                onChange={(event) => {
                  put({ disabled: event.target.checked });
                }}
              />
              <span>
                {t('person.disable')}
                <span className="hint under">{t('person.disable.hint')}</span>
              </span>
            </label>
            {disabled !== user.disabled ? (
              <div role="status">
                <Consequences
                  lines={
                    disabled
                      ? [
                          t('person.disable.then.out'),
                          t('person.disable.then.link'),
                          t('person.disable.then.seats'),
                        ]
                      : [t('person.enable.then')]
                  }
                />
              </div>
            ) : null}
          </div>
        )}
        <div className="row">
          <Button kind="primary" type="submit" busy={sending.busy}>
            {t('person.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
