// Doing something with a need: once, at the version that was read, and what
// follows when somebody was quicker.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Intention } from '../../api/client';
import { actOnNeed, learnNeed, needQuery } from '../../api/needs';
import type { Act, Need, NeedNow } from '../../api/needs';
import { errorsOf, isCode } from '../../api/problem';
import { can } from '../../api/session';
import { focusHeading } from '../../app/focus';
import type { MessageId } from '../../app/i18n';
import { showToast } from '../../ui/Notice';
import { readErrors } from './form';
import { handOver } from './handover';

/** The first word of two is told as what it is: nothing has changed for others yet. */
function doneWord(act: Act['act'], need: Need): MessageId {
  if (act === 'submit' && need.proposed) return 'act.propose.done';
  if (act === 'publish' && need.release) return 'act.publish.first.done';
  return `act.${act}.done`;
}

/** One act at a time; the second press of a button finds the first still on its way. */
export function useAct(now: NeedNow, onDone?: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const intention = useRef(new Intention());
  const lock = useRef(false);
  const [moved, setMoved] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const mutation = useMutation({
    mutationFn: (act: Act) =>
      actOnNeed(now.data.id, now.etag, intention.current.keyFor([act, now.etag]), act),
    onMutate: () => {
      setMoved(false);
    },
    onSuccess: (next, act) => {
      intention.current.done();
      learnNeed(client, next);
      showToast(doneWord(act.act, next.data), { number: next.data.number ?? '' });
      onDone?.();
      focusHeading();
    },
    onError: (error, act) => {
      const errors = errorsOf(error);
      if (act.act === 'submit' && errors.length > 0 && can(now.data, 'need:edit')) {
        // What a submission lacks is written in the form: there each field is named and at hand.
        setLeaving(true);
        const lines = now.data.items.map((item) => item.id);
        handOver(now.data.id, { wrong: readErrors(errors, lines), refused: null });
        void navigate({ to: '/needs/$id/edit', params: { id: now.data.id } });
        return;
      }
      // Somebody was quicker: show what is so now, then let the reader decide anew.
      if (isCode(error, 'stale', 'state_forbids', 'conflict', 'not_found')) {
        setMoved(true);
        void client.invalidateQueries({ queryKey: needQuery(now.data.id).queryKey });
        void client.invalidateQueries({ queryKey: ['needs', 'history', now.data.id] });
      }
    },
    onSettled: () => {
      lock.current = false;
    },
  });
  // A second press in the same blink comes before anything is drawn anew: hence the lock, not `isPending`.
  const perform = (act: Act) => {
    if (lock.current) return;
    lock.current = true;
    mutation.mutate(act);
  };
  // On the way to the form the refusal is not told here as well.
  return { ...mutation, isError: mutation.isError && !leaving, moved, perform };
}
