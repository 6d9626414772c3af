// My account: what I may here, my password, where I am signed in.
import { Title } from '../../app/focus';
import { useMe, useSession } from '../../api/session';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import { Section } from '../../ui/Section';
import { SeatText } from '../../ui/SeatText';
import { PasswordForm } from './PasswordForm';
import { Sessions } from './Sessions';

export function AccountPage() {
  const { t } = useT();
  const me = useMe();
  return (
    <>
      <div className="head">
        <div>
          <Title title={t('account.title')} />
          <p className="lead">
            {me.name}, {me.email}
          </p>
        </div>
      </div>
      <div className="sheet">
        <Section id="account-seats" title={t('account.seats')} rule={t('account.seats.rule')}>
          <Seats />
        </Section>
        <Section id="account-password" title={t('account.password')} rule={t('account.password.rule')}>
          <PasswordForm />
        </Section>
        <Section id="account-sessions" title={t('account.sessions')} rule={t('account.sessions.rule')}>
          <Sessions />
        </Section>
      </div>
    </>
  );
}

function Seats() {
  const { t } = useT();
  const names = useNames();
  const seats = useSession()?.seats ?? [];
  if (seats.length === 0) return <p className="mute">{t('account.seats.none')}</p>;
  return (
    <ul className="seat-list">
      {seats.map((seat) => (
        <li key={seat.id}>
          <div>
            <SeatText seat={seat} where={names.where(seat)} />
            <p className="hint">{t(`role.${seat.role}.does`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
