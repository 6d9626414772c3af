// Confirming, releasing and planning one allocation: what will follow is said before it is done.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { actOnAllocation, learnLedger } from '../api/ledger';
import type { Allocation } from '../api/ledger';
import { isCode } from '../api/problem';
import { useT } from '../app/i18n';
import { SendingDialog, SendingProblems, readDay, useSending } from '../app/sending';
import { lessMoney } from '../lib/share';
import { showDate } from '../lib/typed';
import { Consequences } from '../ui/Consequences';
import { TextField } from '../ui/Field';
import { showToast } from '../ui/Notice';
import { Money } from '../ui/Text';
import { RateWords } from './Rate';

export type AllocationQuestion = 'confirm' | 'release' | 'plan';

interface Props {
  question: AllocationQuestion;
  allocation: Allocation;
  onClose: () => void;
}

export function AllocationDialog({ question, allocation: x, onClose }: Props) {
  const { t, language } = useT();
  const client = useQueryClient();
  const sending = useSending(['plannedOn'], () => void learnLedger(client));
  const [day, setDay] = useState(() => showDate(x.plannedOn, language));
  const left = lessMoney(x.inNeed, x.delivered);

  const send = () => {
    const plan = readDay(day);
    void sending.send(
      async (key) => {
        try {
          await actOnAllocation(
            x,
            key,
            question === 'plan' ? { act: 'plan', plannedOn: plan.day } : { act: question },
          );
        } catch (error) {
          // Somebody was quicker, or an end has no room any more: what is so now stands below when the dialog goes.
          if (isCode(error, 'conflict', 'state_forbids', 'over_need', 'over_pledge', 'not_found'))
            void learnLedger(client);
          throw error;
        }
        void learnLedger(client);
        onClose();
        showToast(`allocation.${question}.done`);
      },
      [question, x.id, x.version, plan.day],
      question === 'plan' && plan.wrong ? { plannedOn: plan.wrong } : {},
    );
  };

  const then: Record<AllocationQuestion, ReactNode[]> = {
    confirm: [
      <>
        <Money value={x.inNeed} /> {t('allocation.confirm.then.bar')}
      </>,
      x.rate ? (
        <>
          {t('allocation.confirm.then.rate')} <RateWords rate={x.rate} />
        </>
      ) : null,
      t('allocation.confirm.then.see'),
    ],
    release: [
      <>
        <Money value={left} /> {t('allocation.release.then.free')}
      </>,
      t(x.state === 'held' ? 'allocation.release.then.held' : 'allocation.release.then.delivered'),
    ],
    plan: [t('allocation.plan.then')],
  };

  return (
    <SendingDialog
      title={t(`allocation.${question}.question`, { need: x.need.number ?? '' })}
      sending={sending}
      action={t(`allocation.act.${question}`)}
      doing={t('action.working')}
      onSend={send}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={() => t('allocation.planned')}
        target={() => 'allocation-plan'}
      />
      {question === 'plan' ? (
        <TextField
          id="allocation-plan"
          label={t('allocation.planned')}
          hint={t('allocation.plan.hint')}
          width="narrow"
          value={day}
          onChange={setDay}
          error={sending.wrong.plannedOn}
        />
      ) : null}
      <Consequences lines={then[question].filter((line) => line !== null)} />
    </SendingDialog>
  );
}
