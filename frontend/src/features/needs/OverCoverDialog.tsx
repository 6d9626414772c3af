// A co-chair says how far allocations may exceed a need, with a reason: beforehand, and in place of what was allowed before.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { allowOverCover, learnLedger, needCoverageQuery } from '../../api/ledger';
import type { AllowanceContent } from '../../api/ledger';
import { learnNeed, needQuery } from '../../api/needs';
import type { NeedNow } from '../../api/needs';
import { catalogueQuery } from '../../api/reference';
import { useT } from '../../app/i18n';
import { REQUIRED, SendingDialog, SendingProblems, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { readQuantity } from '../../lib/quantity';
import { readAmount, showAmount } from '../../lib/typed';
import { Consequences } from '../../ui/Consequences';
import { FieldError, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';
import { className } from './words';

const IDS: Record<string, string> = { amount: 'over-amount', lines: 'over-lines', reason: 'over-reason' };

export function OverCoverDialog({ now, onClose }: { now: NeedNow; onClose: () => void }) {
  const { t, language } = useT();
  const client = useQueryClient();
  const need = now.data;
  const allowed = useQuery(needCoverageQuery(need.id)).data?.allowance;
  const catalogue = useQuery({ ...catalogueQuery, enabled: need.items.length > 0 }).data;
  const sending = useSending(
    Object.keys(IDS),
    () => void client.invalidateQueries({ queryKey: needQuery(need.id).queryKey }),
  );
  const [amount, setAmount] = useState(() => showAmount(allowed?.amount.amount, language));
  const [lines, setLines] = useState<Record<string, string>>(() =>
    Object.fromEntries(allowed?.lines.map((one) => [one.line, one.pieces]) ?? []),
  );
  const [reason, setReason] = useState('');

  const send = () => {
    const lacks: Lacks = {};
    const body: { -readonly [K in keyof AllowanceContent]: AllowanceContent[K] } = { reason: reason.trim() };
    const typed = readAmount(amount);
    if (!typed.ok) lacks.amount = { code: typed.code, ...(typed.params ? { params: typed.params } : {}) };
    else if (typed.value !== '' && need.cost)
      body.amount = { amount: typed.value, currency: need.cost.currency };
    const more: NonNullable<AllowanceContent['lines']> = [];
    for (const item of need.items) {
      const read = readQuantity(lines[item.id] ?? '', 3);
      if (!read.ok) lacks.lines = { code: read.code, ...(read.params ? { params: read.params } : {}) };
      else if (read.value !== '' && read.value !== '0') more.push({ line: item.id, pieces: read.value });
    }
    if (more.length > 0) body.lines = more;
    if (body.reason === '') lacks.reason = REQUIRED;
    void sending.send(
      async (key) => {
        learnNeed(client, await allowOverCover(need.id, now.etag, key, body));
        void learnLedger(client);
        onClose();
        showToast('act.overcover.done');
      },
      [body, now.etag],
      lacks,
    );
  };

  return (
    <SendingDialog
      title={t('act.overcover.question', { name: need.number ?? '' })}
      sending={sending}
      action={t('act.overcover')}
      doing={t('action.working')}
      onSend={send}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(`act.overcover.${name as 'amount'}`)}
        target={(name) => IDS[name] ?? name}
      />
      <TextField
        id="over-amount"
        label={`${t('act.overcover.amount')}, ${need.cost?.currency ?? ''}`}
        hint={t('act.overcover.amount.hint')}
        inputMode="decimal"
        width="middle"
        value={amount}
        onChange={setAmount}
        error={sending.wrong.amount}
      />
      {need.items.length > 0 ? (
        <fieldset className="field">
          <legend className="label">{t('act.overcover.lines')}</legend>
          {need.items.map((item, at) => (
            <TextField
              key={item.id}
              {...(at === 0 ? { id: 'over-lines' } : {})}
              label={className(catalogue, item.class, language)}
              inputMode="decimal"
              width="narrow"
              optional
              value={lines[item.id] ?? ''}
              onChange={(pieces) => {
                setLines((before) => ({ ...before, [item.id]: pieces }));
              }}
            />
          ))}
          {sending.wrong.lines ? <FieldError id="over-lines-err">{sending.wrong.lines}</FieldError> : null}
        </fieldset>
      ) : null}
      <TextField
        id="over-reason"
        label={t('act.overcover.reason')}
        rows={3}
        required
        value={reason}
        onChange={setReason}
        error={sending.wrong.reason}
      />
      <Consequences lines={[t('act.overcover.then.partners'), t('act.overcover.then.instead')]} />
    </SendingDialog>
  );
}
