// Who may see what: before somebody has signed in nothing but the door is
// drawn. The address stays, so that signing in leads where one wanted to go.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { sessionLost } from '../api/client';
import { changeSession, forgetAll, nobody, sessionQuery } from '../api/session';
import type { Session } from '../api/session';
import { SignIn } from '../features/door/SignIn';
import { Skeleton } from '../ui/Skeleton';
import { Frame, ThemeSwitch } from './Frame';
import { Shell } from './Shell';
import { ErrorBoundary } from './ErrorBoundary';
import { routeMoved } from './focus';
import { prefsOf } from './prefs';
import { ReadingProblem } from './reading';
import { keepAll, letAllGo } from './unsaved';
import { onSignedOutElsewhere } from './windows';

export function Root() {
  const client = useQueryClient();
  const path = useLocation({ select: (location) => location.pathname });
  const session = useQuery(sessionQuery);
  const [ended, setEnded] = useState(false);
  const user = session.data?.user?.id ?? '';

  useEffect(() => {
    if (user) void prefsOf(user);
  }, [user]);

  useEffect(
    () =>
      sessionLost.subscribe(() => {
        const known = client.getQueryData(sessionQuery.queryKey);
        if (!known?.signedIn) return;
        // First what was typed, then the page: nothing of the old session stays in sight or in memory.
        void keepAll().then(() => {
          setEnded(true);
          changeSession(client, nobody(known.demo));
        });
      }),
    [client],
  );

  useEffect(
    () =>
      onSignedOutElsewhere(() => {
        const known = client.getQueryData(sessionQuery.queryKey);
        if (!known?.signedIn) return;
        letAllGo();
        changeSession(client, nobody(known.demo));
      }),
    [client],
  );

  const signedOut = session.data?.signedIn === false;
  useEffect(() => {
    // A page may ask once more in the blink in which it goes.
    if (signedOut) forgetAll(client);
  }, [client, signedOut]);

  const entered = (now: Session) => {
    setEnded(false);
    // The pressed button goes with the door: the reader goes on from the heading of what opens.
    routeMoved();
    changeSession(client, now);
  };

  const door = (content: ReactNode) => (
    <Frame
      demo={session.data?.demo ?? false}
      brand={(mark) => <span className="brand">{mark}</span>}
      tools={<ThemeSwitch quiet />}
    >
      {content}
    </Frame>
  );

  if (path === '/setup' || path === '/password') return door(<Outlet />);
  if (session.isPending) return door(<Skeleton rows={4} />);
  if (session.isError && !session.data) {
    return door(
      <div className="page-notice">
        <ReadingProblem of={session} />
      </div>,
    );
  }
  if (!session.data?.signedIn)
    return door(<SignIn ended={ended} demo={session.data?.demo ?? false} onEnter={entered} />);
  return (
    <Shell session={session.data} key={user}>
      <ErrorBoundary path={path}>
        <Outlet />
      </ErrorBoundary>
    </Shell>
  );
}
