// The frame of those who are signed in: sections, account, sign-out.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { sayProblem } from '../api/problem';
import { organisationsQuery } from '../api/reference';
import { changeSession, nobody, signOut } from '../api/session';
import type { Permission, Session } from '../api/session';
import { FindBox } from '../features/search/FindBox';
import { readPair } from '../lib/pair';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { DensitySwitch, Frame, ThemeSwitch } from './Frame';
import { Menu } from './Menu';
import { useT } from './i18n';
import type { MessageId } from './i18n';
import { draftKeptAt } from './online';
import { letAllGo } from './unsaved';
import { tellSignedOut } from './windows';

/** "Укладання потреб · ДСНС", as far as the names are already here; "Головування в підгрупі · ER". */
function useSeatWords(session: Session): string[] {
  const { t, language } = useT();
  // Only looks at what a page has asked for: the account's line is not worth a request of its own. A subgroup is told by
  // its code, which is short and always here, so that the line reads alike on every page.
  const organisations = useQuery({ ...organisationsQuery, enabled: false }).data ?? [];
  return session.seats.map((seat) => {
    const organisation = organisations.find((one) => one.id === seat.organisation);
    const where = organisation
      ? readPair(organisation.acronym ?? organisation.name, language)?.text
      : seat.subgroup;
    return where ? `${t(`role.${seat.role}`)} · ${where}` : t(`role.${seat.role}`);
  });
}

function Account({ session }: { session: Session }) {
  const { t } = useT();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const seats = useSeatWords(session);
  const name = session.user?.name ?? '';
  const leave = async () => {
    setBusy(true);
    setFailed('');
    try {
      await signOut();
      letAllGo();
      const { eraseDrafts } = await import('../lib/drafts');
      await eraseDrafts(session.user?.id ?? '').catch(() => undefined);
      draftKeptAt.set(null);
      tellSignedOut();
      changeSession(client, nobody(session.demo));
    } catch (error) {
      setFailed(sayProblem(error).text);
      setBusy(false);
    }
  };
  return (
    <Menu
      className="who"
      label={t('shell.account', { name })}
      head={
        <>
          <Icon name="user" />
          <span>
            {name}
            <small>{seats[0]}</small>
          </span>
          <Icon name="down" />
        </>
      }
    >
      <p className="strong">{name}</p>
      <p className="small mute">{session.user?.email}</p>
      <ul className="small mute">
        {seats.map((seat) => (
          <li key={seat}>{seat}</li>
        ))}
      </ul>
      <hr />
      <p>
        <Link to="/account">{t('account.title')}</Link>
      </p>
      <hr />
      <ThemeSwitch />
      <DensitySwitch />
      <hr />
      <Button busy={busy ? t('shell.leaving') : false} onClick={() => void leave()}>
        {t('shell.sign-out')}
      </Button>
      <p className="small mute">{t('shell.sign-out.note')}</p>
      {failed ? (
        <Notice tone="bad" live>
          <p>{failed}</p>
        </Notice>
      ) : null}
    </Menu>
  );
}

/** Where the header has no room for the box, its sign leads to the page of it. */
function Find() {
  const { t } = useT();
  return (
    <>
      <FindBox />
      <Link to="/search" className="btn ico find-link" aria-label={t('search.everywhere')}>
        <Icon name="search" />
      </Link>
    </>
  );
}

/** Each stands there only for who may open it. */
const SECTIONS = [
  { to: '/', word: 'desk.title', asks: null },
  { to: '/needs', word: 'needs.title', asks: 'need:read' },
  { to: '/pledges', word: 'pledges.title', asks: 'pledge:read' },
  { to: '/coverage', word: 'coverage.title', asks: 'coverage:read' },
  { to: '/projects', word: 'projects.title', asks: 'project:read' },
  { to: '/import', word: 'imports.title', asks: 'need:create' },
  { to: '/organisations', word: 'organisations.title', asks: 'organisation:read' },
  { to: '/rates', word: 'rates.title', asks: 'rate:read' },
  { to: '/people', word: 'people.title', asks: 'user:read' },
  { to: '/audit', word: 'audit.title', asks: 'audit:read' },
] as const satisfies readonly { to: string; word: MessageId; asks: Permission | null }[];

export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useT();
  const sections = SECTIONS.filter(({ asks }) => asks === null || session.permissions.includes(asks));
  const maySearch = session.permissions.includes('organisation:read');
  return (
    <Frame
      demo={session.demo}
      brand={(content) => (
        <Link to="/" className="brand">
          {content}
        </Link>
      )}
      tools={
        <>
          {maySearch ? <Find /> : null}
          <Account session={session} />
        </>
      }
      nav={
        <nav className="main-nav wrap" aria-label={t('shell.sections')}>
          <ul>
            {sections.map(({ to, word }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeProps={{ 'aria-current': 'page' }}
                  activeOptions={{ includeSearch: false, exact: to === '/' }}
                >
                  {t(word)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      }
      help={<Link to="/help">{t('help.title')}</Link>}
    >
      {children}
    </Frame>
  );
}
