// What the form of a pledge to a need remembers and does: the values, the draft on this device, the sending.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Intention } from '../../api/client';
import { holdAllocation, learnLedger, needCoverageQuery } from '../../api/ledger';
import type { Need } from '../../api/needs';
import { actOnPledge, learnPledge, pledgeToNeed } from '../../api/pledges';
import { Unreachable, isCode } from '../../api/problem';
import type { Catalogue, Reference } from '../../api/reference';
import { useMe, useSession } from '../../api/session';
import { useT } from '../../app/i18n';
import { useSending } from '../../app/sending';
import type { Sending, Wrong } from '../../app/sending';
import { useDraft } from '../../app/useDraft';
import type { Draft } from '../../lib/drafts';
import { today } from '../../lib/seats';
import { sharedKey, wishDone } from '../../lib/sharedkey';
import { showDate } from '../../lib/typed';
import type { Level } from '../../ui/Badge';
import { showToast } from '../../ui/Notice';
import { emptyPledge, fieldsOf, samePledge } from './form';
import { WHOLE, toSend } from './toneed';
import type { ToNeedValues } from './toneed';
import { useFunders } from './useFunders';

/** A hold holds for so long unless somebody says otherwise. */
const HOLD_DAYS = 30;

const HOLD = ['line', 'pieces', 'amount', 'inNeed', 'plannedOn', 'heldUntil', 'need', 'pledgeLine'] as const;

export interface Choice {
  level: Level;
  named: string[];
}

interface Props {
  record: string;
  kept: Draft<ToNeedValues> | null;
  need: Need;
  reference: Reference;
  catalogue: Catalogue;
}

const inDays = (days: number): string =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function useToNeed({ record, kept, need, reference, catalogue }: Props) {
  const { language } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const session = useSession();
  const funders = useFunders(reference.organisations, session);
  const [base] = useState<ToNeedValues>(() => ({
    ...emptyPledge({
      funder: funders.length === 1 ? (funders[0]?.id ?? '') : '',
      title: { uk: need.title.uk, en: need.title.en },
      currency: need.cost?.currency ?? 'EUR',
      contactName: me.name,
      contactEmail: me.email,
    }),
    from: '',
    line: need.items.length === 0 ? WHOLE : need.items.length === 1 ? (need.items[0]?.id ?? '') : '',
    pieces: '',
    plannedOn: '',
    heldUntil: showDate(inDays(HOLD_DAYS), language),
  }));
  const [values, setValues] = useState<ToNeedValues>(() => ({ ...base, ...kept?.values }));
  const [restored, setRestored] = useState(kept?.savedAt ?? null);
  const dirty = !samePledge(values, base);
  const state = useMemo(() => ({ version: '', base, values }), [base, values]);
  const draft = useDraft(record, state, dirty);
  const fields = [
    ...HOLD.map((name) => `hold/${name}`),
    ...fieldsOf([], 'pledge/'),
    // an existing pledge is held from by a body of its own
    ...HOLD,
  ];
  const sending = useSending(fields);
  // One wish to this need at a time on this device: pressed twice or in two windows, it makes one pledge. The key is taken
  // when the form opens, so that a window that sends after another was done asks for the same pledge and is led to it.
  const wish = `${me.id} ${need.id}`;
  const [wished, setWished] = useState(() => sharedKey(wish));

  const send = (announce: Choice | null) => {
    const { body, lacks } = toSend(values, need, catalogue);
    void sending.send(
      async (key) => {
        try {
          if (values.from !== '') {
            await holdAllocation(values.from, body.hold, key);
            await draft.drop();
            await learnLedger(client);
            showToast('allocation.state.held');
            await navigate({ to: '/pledges/$id', params: { id: values.from } });
            return;
          }
          const now = await pledgeToNeed(body, wished);
          wishDone(wish);
          await draft.drop();
          learnPledge(client, now);
          await tell(announce, now.data.id, now.etag);
        } catch (error) {
          // another window was here with other words: the next press is a wish of its own
          if (isCode(error, 'idempotency_reuse')) {
            wishDone(wish);
            setWished(sharedKey(wish));
          }
          draft.resume();
          if (error instanceof Unreachable) await draft.keep();
          // What is left has changed under the form: it is shown anew, what was typed stays.
          void client.invalidateQueries({ queryKey: needCoverageQuery(need.id).queryKey });
          throw error;
        }
      },
      [body, values.from],
      lacks,
    );
  };

  /** It is held already: where announcing is refused, the pledge's own page says what it lacks. */
  const tell = async (announce: Choice | null, id: string, etag: string) => {
    if (announce) {
      try {
        learnPledge(
          client,
          await actOnPledge(id, etag, new Intention().keyFor([id, etag]), {
            act: 'announce',
            level: announce.level,
            named: announce.named,
          }),
        );
        showToast('toneed.done.announced');
      } catch {
        showToast('toneed.done.unannounced');
      }
    } else showToast('toneed.done');
    await navigate({ to: '/pledges/$id', params: { id } });
  };

  const discard = async () => {
    await draft.drop();
    setValues(base);
    setRestored(null);
    draft.resume();
  };

  /** Whether there is something to ask a level for: with anything lacking, that is said instead. */
  const complete = (): boolean => {
    const { lacks } = toSend(values, need, catalogue);
    if (values.contactName.trim() === '') lacks['pledge/contact/name'] ??= { code: 'required' };
    if (values.contactEmail.trim() === '') lacks['pledge/contact/email'] ??= { code: 'required' };
    if (Object.keys(lacks).length === 0) return true;
    void sending.send(() => Promise.resolve(), null, lacks);
    return false;
  };

  const found = sending.wrong;
  return {
    values,
    put: (part: Partial<ToNeedValues>) => {
      setValues((now) => ({ ...now, ...part }));
    },
    /** what is wrong with a field, whichever body it went with */
    wrong: (name: string): string | undefined =>
      found[`hold/${name}`] ?? found[`pledge/${name}`] ?? found[name],
    pledgeWrong: Object.fromEntries<Wrong[string]>(
      Object.entries(found).map(([name, text]) => [name.replace(/^pledge\//, ''), text]),
    ),
    sending,
    funders,
    dirty,
    restored,
    discard,
    send,
    complete,
  };
}

export type ToNeed = ReturnType<typeof useToNeed> & { sending: Sending };
