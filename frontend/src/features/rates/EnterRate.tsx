// A rate that no bank has, by hand.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CURRENCIES } from '../../api/facts.gen';
import { enterRate, learnRate } from '../../api/rates';
import type { RateEntry } from '../../api/rates';
import { useT } from '../../app/i18n';
import { REQUIRED, SendingDialog, SendingProblems, requireDay, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { readRate } from '../../lib/rate';
import { today } from '../../lib/seats';
import { showDate } from '../../lib/typed';
import { Consequences } from '../../ui/Consequences';
import { Select, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';

const ids: Record<string, string> = {
  date: 'rate-date',
  currency: 'rate-currency',
  uahPerUnit: 'rate-value',
};

/** The value as the contract has it, or what is wrong with it. */
export function requireRate(text: string): { value: string; lacks: Lacks } {
  if (text.trim() === '') return { value: '', lacks: { uahPerUnit: REQUIRED } };
  const read = readRate(text);
  return read.ok
    ? { value: read.value, lacks: {} }
    : { value: '', lacks: { uahPerUnit: { id: `rate.wrong.${read.fault}` } } };
}

export function EnterRate({ onClose }: { onClose: () => void }) {
  const { t, language } = useT();
  const client = useQueryClient();
  const sending = useSending(Object.keys(ids));
  const [date, setDate] = useState(() => showDate(today(), language));
  const [currency, setCurrency] = useState('');
  const [value, setValue] = useState('');

  const save = () => {
    const day = requireDay(date);
    const rate = requireRate(value);
    const lacks: Lacks = {
      ...(day.wrong ? { date: day.wrong } : {}),
      ...(currency === '' ? { currency: REQUIRED } : {}),
      ...rate.lacks,
    };
    const body: RateEntry = {
      date: day.day,
      currency: currency as RateEntry['currency'],
      uahPerUnit: rate.value,
    };
    void sending.send(
      async (key) => {
        learnRate(client, await enterRate(body, key));
        onClose();
        showToast('rate.entered');
      },
      body,
      lacks,
    );
  };

  return (
    <SendingDialog
      title={t('rate.enter.title')}
      sending={sending}
      action={t('rate.enter.do')}
      onSend={save}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(`rate.${name as 'date'}`)}
        target={(name) => ids[name] ?? name}
      />
      <TextField
        id="rate-date"
        label={t('rate.date')}
        hint={t('seat.day.hint')}
        width="narrow"
        required
        value={date}
        onChange={setDate}
        error={sending.wrong.date}
      />
      <div className="inline">
        <Select
          id="rate-currency"
          label={t('rate.currency')}
          required
          empty={t('form.choose')}
          value={currency}
          onChange={setCurrency}
          options={CURRENCIES.filter((one) => one !== 'UAH').map((one) => ({
            value: one,
            label: `${one} → UAH`,
          }))}
          error={sending.wrong.currency}
        />
        <RateField value={value} onChange={setValue} error={sending.wrong.uahPerUnit} />
      </div>
      <Consequences lines={[t('rate.enter.then'), t('rate.enter.then.bank')]} />
    </SendingDialog>
  );
}

export function RateField(props: {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const { t } = useT();
  return (
    <TextField
      id="rate-value"
      label={t('rate.uahPerUnit')}
      hint={t('rate.uahPerUnit.hint')}
      inputMode="decimal"
      width="narrow"
      required
      {...props}
    />
  );
}
