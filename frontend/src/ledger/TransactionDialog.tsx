// The word on one transaction: the agency confirms or disputes it, the partner cancels it. It is never edited.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { actOnTransaction, learnLedger } from '../api/ledger';
import type { Allocation, Transaction } from '../api/ledger';
import { useT } from '../app/i18n';
import { REQUIRED, SendingDialog, SendingProblems, requireDay, useSending } from '../app/sending';
import type { Lacks } from '../app/sending';
import { today } from '../lib/seats';
import { showDate } from '../lib/typed';
import { Consequences } from '../ui/Consequences';
import { TextField } from '../ui/Field';
import { showToast } from '../ui/Notice';
import { DateText, Money } from '../ui/Text';
import { Pieces } from './Words';

export type TransactionQuestion = 'confirm' | 'dispute' | 'cancel';

const IDS: Record<string, string> = {
  'handOver/number': 'transaction-act',
  'handOver/date': 'transaction-act-date',
  reason: 'transaction-reason',
};

interface Props {
  question: TransactionQuestion;
  transaction: Transaction;
  item: Allocation['item'];
  onClose: () => void;
}

export function TransactionDialog({ question, transaction: x, item, onClose }: Props) {
  const { t, language } = useT();
  const client = useQueryClient();
  const sending = useSending(Object.keys(IDS), () => void learnLedger(client));
  const [number, setNumber] = useState('');
  const [day, setDay] = useState(() => showDate(today(), language));
  const [reason, setReason] = useState('');
  /** a delivery is confirmed with its act: the one it was recorded with, or this one */
  const asksAct = question === 'confirm' && x.type === 'delivery' && !x.handOver;

  const send = () => {
    const lacks: Lacks = {};
    const signed = asksAct ? requireDay(day) : { day: '' };
    if (signed.wrong) lacks['handOver/date'] = signed.wrong;
    if (asksAct && number.trim() === '') lacks['handOver/number'] = REQUIRED;
    if (question !== 'confirm' && reason.trim() === '') lacks.reason = REQUIRED;
    void sending.send(
      async (key) => {
        await actOnTransaction(
          x,
          key,
          question === 'confirm'
            ? {
                act: 'confirm',
                ...(asksAct ? { handOver: { number: number.trim(), date: signed.day } } : {}),
              }
            : { act: question, reason: reason.trim() },
        );
        void learnLedger(client);
        onClose();
        showToast(`transaction.${question}.done`);
      },
      [question, x.id, x.version, number, signed.day, reason],
      lacks,
    );
  };

  const then: Record<TransactionQuestion, ReactNode[]> = {
    confirm: [t(`transaction.confirm.then.${x.type}`), t('transaction.confirm.then.never')],
    dispute: [t('transaction.dispute.then'), t('transaction.dispute.then.partner')],
    cancel: [t('transaction.cancel.then'), t('transaction.cancel.then.anew')],
  };

  return (
    <SendingDialog
      title={t(`transaction.${question}.question`)}
      sending={sending}
      action={t(`transaction.do.${question}`)}
      doing={t('action.working')}
      onSend={send}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(`transaction.field.${name.replace('/', '.') as 'date'}`)}
        target={(name) => IDS[name] ?? name}
      />
      <dl className="kv">
        <div>
          <dt>{t(`transaction.type.${x.type}`)}</dt>
          <dd>
            <DateText date={x.date} />
          </dd>
        </div>
        {x.pieces ? (
          <div>
            <dt>{t('transaction.field.pieces')}</dt>
            <dd>
              <Pieces pieces={x.pieces} of={item} />
            </dd>
          </div>
        ) : null}
        {x.amount ? (
          <div>
            <dt>{t('transaction.field.amount')}</dt>
            <dd>
              <Money value={x.amount} />
            </dd>
          </div>
        ) : null}
        {x.handOver ? (
          <div>
            <dt>{t('transaction.act')}</dt>
            <dd>
              {x.handOver.number}, <DateText date={x.handOver.date} />
            </dd>
          </div>
        ) : null}
      </dl>
      {asksAct ? (
        <div className="inline">
          <TextField
            id="transaction-act"
            label={t('transaction.field.handOver.number')}
            required
            value={number}
            onChange={setNumber}
            error={sending.wrong['handOver/number']}
          />
          <TextField
            id="transaction-act-date"
            label={t('transaction.field.handOver.date')}
            required
            value={day}
            onChange={setDay}
            error={sending.wrong['handOver/date']}
          />
        </div>
      ) : null}
      {question === 'confirm' ? null : (
        <TextField
          id="transaction-reason"
          label={t('transaction.field.reason')}
          rows={3}
          required
          value={reason}
          onChange={setReason}
          error={sending.wrong.reason}
        />
      )}
      <Consequences lines={then[question]} />
    </SendingDialog>
  );
}
