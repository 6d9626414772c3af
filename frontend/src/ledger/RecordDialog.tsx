// Recording what was committed, paid, handed over or came back: by the partner, once, and never edited afterwards.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TRANSACTION_TYPES } from '../api/facts.gen';
import { learnLedger, recordTransaction } from '../api/ledger';
import type { Allocation, TransactionContent } from '../api/ledger';
import type { PledgeLink } from '../api/pledges';
import { useT } from '../app/i18n';
import { REQUIRED, SendingDialog, SendingProblems, requireDay, useSending } from '../app/sending';
import type { Lacks } from '../app/sending';
import { today } from '../lib/seats';
import { readQuantity } from '../lib/quantity';
import { readAmount, showDate } from '../lib/typed';
import { Consequences } from '../ui/Consequences';
import { Choice, TextField } from '../ui/Field';
import { showToast } from '../ui/Notice';
import { Pieces } from './Words';

interface Props {
  pledge: Pick<PledgeLink, 'id' | 'number'>;
  /** what it belongs to; without one it goes to no agency and is the partner's word alone */
  allocation?: Allocation;
  /** the pledge's, where there is no allocation to tell it */
  currency?: string | undefined;
  onClose: () => void;
}

const IDS: Record<string, string> = {
  type: 'record-type',
  date: 'record-date',
  amount: 'record-amount',
  pieces: 'record-pieces',
  'handOver/number': 'record-act',
  'handOver/date': 'record-act-date',
};

export function RecordDialog({ pledge, allocation, currency, onClose }: Props) {
  const { t, language } = useT();
  const client = useQueryClient();
  const sending = useSending(Object.keys(IDS), () => void learnLedger(client));
  const types = TRANSACTION_TYPES.filter((type) =>
    allocation ? type !== 'commitment' : type !== 'delivery',
  );
  const [type, setType] = useState<TransactionContent['type']>(allocation ? 'delivery' : 'disbursement');
  const [date, setDate] = useState(() => showDate(today(), language));
  const [pieces, setPieces] = useState('');
  const [amount, setAmount] = useState('');
  const [act, setAct] = useState('');
  const [actDate, setActDate] = useState('');
  const counted = allocation?.pieces !== undefined;
  const money = allocation ? allocation.amount?.currency : currency;

  const send = () => {
    const lacks: Lacks = {};
    const day = requireDay(date);
    if (day.wrong) lacks.date = day.wrong;
    const typed = readAmount(amount);
    if (!typed.ok) lacks.amount = { code: typed.code, ...(typed.params ? { params: typed.params } : {}) };
    const number = readQuantity(pieces, 3);
    if (!number.ok) lacks.pieces = { code: number.code, ...(number.params ? { params: number.params } : {}) };
    // What the pieces are worth follows from the allocation: one of both is enough.
    if (money && typed.ok && typed.value === '' && (!counted || (number.ok && number.value === '')))
      lacks[counted ? 'pieces' : 'amount'] = REQUIRED;
    const body: TransactionContent = { type, date: day.day };
    if (allocation) body.allocation = allocation.id;
    if (typed.ok && typed.value !== '' && money)
      body.amount = {
        amount: typed.value,
        currency: money as NonNullable<TransactionContent['amount']>['currency'],
      };
    if (counted && number.ok && number.value !== '') body.pieces = number.value;
    if (type === 'delivery' && (act.trim() !== '' || actDate.trim() !== '')) {
      const signed = requireDay(actDate);
      if (signed.wrong) lacks['handOver/date'] = signed.wrong;
      if (act.trim() === '') lacks['handOver/number'] = REQUIRED;
      body.handOver = { number: act.trim(), date: signed.day };
    }
    void sending.send(
      async (key) => {
        await recordTransaction(pledge.id, body, key);
        void learnLedger(client);
        onClose();
        showToast('transaction.recorded');
      },
      body,
      lacks,
    );
  };

  return (
    <SendingDialog
      title={t('transaction.record.title', {
        to: allocation?.need.number ?? pledge.number ?? '',
      })}
      sending={sending}
      action={t('transaction.record')}
      onSend={send}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(`transaction.field.${name.replace('/', '.') as 'date'}`)}
        target={(name) => IDS[name] ?? name}
      />
      <Choice
        id="record-type"
        name="type"
        row
        label={t('transaction.field.type')}
        value={type}
        onChange={(value) => {
          setType(value as typeof type);
        }}
        options={types.map((value) => ({ value, label: t(`transaction.type.${value}`) }))}
      />
      <div className="inline">
        <TextField
          id="record-date"
          label={t('transaction.field.date')}
          hint={t('seat.day.hint')}
          required
          value={date}
          onChange={setDate}
          error={sending.wrong.date}
        />
        {counted ? (
          <TextField
            id="record-pieces"
            label={t('transaction.field.pieces')}
            hint={
              <>
                {t('transaction.pieces.of')} <Pieces pieces={allocation.pieces} of={allocation.item} />
              </>
            }
            inputMode="decimal"
            value={pieces}
            onChange={setPieces}
            error={sending.wrong.pieces}
          />
        ) : null}
      </div>
      {money ? (
        <TextField
          id="record-amount"
          label={`${t('transaction.field.amount')}, ${money}`}
          hint={t(counted ? 'transaction.amount.hint.pieces' : 'transaction.amount.hint')}
          inputMode="decimal"
          optional={counted}
          width="middle"
          value={amount}
          onChange={setAmount}
          error={sending.wrong.amount}
        />
      ) : null}
      {type === 'delivery' ? (
        <div className="inline">
          <TextField
            id="record-act"
            label={t('transaction.field.handOver.number')}
            optional
            value={act}
            onChange={setAct}
            error={sending.wrong['handOver/number']}
          />
          <TextField
            id="record-act-date"
            label={t('transaction.field.handOver.date')}
            optional
            value={actDate}
            onChange={setActDate}
            error={sending.wrong['handOver/date']}
          />
        </div>
      ) : null}
      <Consequences
        lines={[
          t(allocation ? 'transaction.record.then.agency' : 'transaction.record.then.alone'),
          t('transaction.record.then.never'),
        ]}
      />
    </SendingDialog>
  );
}
