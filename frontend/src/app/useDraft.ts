// Keeps what is typed on this device: a second after typing stops, and at once
// when the page, the session or the person goes.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../api/session';
import { draftKeptAt } from './online';
import { onLeave } from './unsaved';
import { dropDraft, keepDraft, loadDraft } from '../lib/drafts';
import type { Draft } from '../lib/drafts';
import { signal } from '../lib/signal';

interface Kept<V> {
  version: string;
  base: V;
  values: V;
}

/** Set when this device refuses to keep anything, so that the form can say so. */
export const keepingFails = signal(false);

export function useDraft<V>(
  record: string,
  now: Kept<V>,
  dirty: boolean,
): {
  /** forgets what is kept, and keeps nothing more until `resume` */
  drop: () => Promise<void>;
  resume: () => void;
  /** keeps at once what the timer would keep in a moment */
  keep: () => Promise<void>;
} {
  const me = useMe();
  const latest = useRef({ now, dirty });
  const kept = useRef<V | null>(null);
  const closed = useRef(false);

  const keep = useCallback(async () => {
    const { now: state, dirty: typed } = latest.current;
    if (closed.current || kept.current === state.values) return;
    kept.current = state.values;
    try {
      if (typed) draftKeptAt.set(await keepDraft(me.id, record, state));
      else {
        await dropDraft(me.id, record);
        draftKeptAt.set(null);
      }
      keepingFails.set(false);
    } catch {
      kept.current = null;
      keepingFails.set(true);
    }
  }, [me.id, record]);

  useEffect(() => {
    const first = kept.current === null && !dirty;
    latest.current = { now, dirty };
    if (first) {
      kept.current = now.values;
      return undefined;
    }
    const timer = setTimeout(() => void keep(), 1_000);
    return () => {
      clearTimeout(timer);
    };
  }, [now, dirty, keep]);

  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') void keep();
    };
    const off = onLeave({
      keep,
      letGo: () => {
        closed.current = true;
      },
    });
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('pagehide', leaving);
    return () => {
      off();
      document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('pagehide', leaving);
      void keep();
      draftKeptAt.set(null);
    };
  }, [keep]);

  const drop = useCallback(async () => {
    closed.current = true;
    draftKeptAt.set(null);
    await dropDraft(me.id, record).catch(() => undefined);
  }, [me.id, record]);

  const resume = useCallback(() => {
    closed.current = false;
  }, []);

  return { drop, resume, keep };
}

/** What was typed here before and not sent: undefined while the device is asked, null where it holds nothing. */
export function useKept<V>(record: string): Draft<V> | null | undefined {
  const me = useMe();
  const [kept, setKept] = useState<Draft<V> | null>();
  useEffect(() => {
    let gone = false;
    loadDraft<V>(me.id, record).then(
      (draft) => {
        if (!gone) setKept(draft);
      },
      () => {
        if (!gone) setKept(null); // no storage on this device: the form works without
      },
    );
    return () => {
      gone = true;
    };
  }, [me.id, record]);
  return kept;
}
