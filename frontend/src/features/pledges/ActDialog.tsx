// The question behind a button: what is needed for the act, what will follow, and a way out that changes nothing.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Allocation } from '../../api/ledger';
import { actOnPledge, learnPledge, pledgeQuery } from '../../api/pledges';
import type { PledgeAct, PledgeNow } from '../../api/pledges';
import { isCode } from '../../api/problem';
import { LevelQuestion } from '../../app/LevelQuestion';
import { focusHeading } from '../../app/focus';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { REQUIRED, SendingDialog, SendingProblems, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { formatMoney } from '../../lib/format';
import { isZero, lessMoney } from '../../lib/share';
import type { Level } from '../../ui/Badge';
import { Consequences } from '../../ui/Consequences';
import { TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';
import { labelOf } from './PledgeFields';
import { CommitFields, commitmentOf, firstCommit } from './CommitFields';

export type Question = PledgeAct['act'];

interface Props {
  question: Question;
  now: PledgeNow;
  names: KnownNames;
  allocations: readonly Allocation[];
  onClose: () => void;
}

const IDS: Record<string, string> = {
  level: 'act-first',
  named: 'act-named',
  reason: 'act-first',
  'agreement/reference': 'act-first',
  'agreement/date': 'commit-date',
  amount: 'commit-amount',
  lines: 'commit-lines',
};

/** What announcing asks for is written in the form: there each field is named and at hand. */
const FORM_FIELDS = ['instrument', 'contact/name', 'contact/email', 'items', 'title'] as const;

export function ActDialog({ question, now, names, allocations, onClose }: Props) {
  const { t, language } = useT();
  const client = useQueryClient();
  const pledge = now.data;
  const again = () => void client.invalidateQueries({ queryKey: pledgeQuery(pledge.id).queryKey });
  const sending = useSending([...Object.keys(IDS), ...FORM_FIELDS], again);
  const [level, setLevel] = useState<Level>(pledge.level ?? 'subgroup');
  const [named, setNamed] = useState<string[]>(pledge.named);
  const [reason, setReason] = useState('');
  const [commit, setCommit] = useState(() => firstCommit(pledge, language));
  const signed = commitmentOf(commit, pledge);
  const name = pledge.number ?? '';

  const send = () => {
    const lacks: Lacks = {};
    let act: PledgeAct;
    switch (question) {
      case 'announce':
      case 'relevel':
        act = { act: question, level, named };
        break;
      case 'commit':
        Object.assign(lacks, signed.lacks);
        act = { act: 'commit', body: signed.body };
        break;
      case 'withdraw':
        if (reason.trim() === '') lacks.reason = REQUIRED;
        act = { act: 'withdraw', reason: reason.trim() };
        break;
      case 'close':
        act = { act: 'close' };
    }
    void sending.send(
      async (key) => {
        try {
          const next = await actOnPledge(pledge.id, now.etag, key, act);
          learnPledge(client, next);
          onClose();
          showToast(`pledge.act.${question}.done`, { number: next.data.number ?? '' });
          focusHeading();
        } catch (error) {
          if (isCode(error, 'conflict', 'state_forbids', 'not_found')) again();
          throw error;
        }
      },
      [act, now.etag],
      lacks,
    );
  };

  const say = (value: { amount: string; currency: string }) => formatMoney(value, language);
  const lines = (): ReactNode[] => {
    const { sums } = pledge;
    switch (question) {
      case 'announce':
        return [
          t('pledge.announce.then.number'),
          t('pledge.announce.then.not'),
          ...(allocations.some((one) => one.state === 'held') ? [t('pledge.announce.then.held')] : []),
        ];
      case 'relevel':
        return [t('pledge.relevel.then')];
      case 'commit':
        return [
          ...(signed.rest ? [signed.rest] : []).map((rest) =>
            rest.money
              ? t('pledge.commit.then.rest', { sum: say(rest.money) })
              : t('pledge.commit.then.rest.lines'),
          ),
          t('pledge.commit.then.bars'),
          t('pledge.commit.then.fixed'),
        ];
      case 'close':
        return [
          sums && !isZero(sums.held)
            ? t('pledge.close.then.held', { sum: say(sums.held) })
            : t('pledge.close.then.none'),
          t('pledge.close.then.stays'),
        ];
      case 'withdraw': {
        const open = allocations.filter((one) => one.state !== 'released');
        return [
          sums
            ? t('pledge.withdraw.then.sum', {
                sum: say(lessMoney({ ...sums.allocated }, sums.delivered)),
                held: say(sums.held),
              })
            : t('pledge.withdraw.then.release'),
          ...(open.length > 0
            ? [
                t('pledge.withdraw.then.needs', {
                  n: new Set(open.map((one) => one.need.id)).size,
                  numbers: [...new Set(open.map((one) => one.need.number))].slice(0, 5).join(', '),
                }),
              ]
            : []),
          t('pledge.withdraw.then.stays'),
        ];
      }
    }
  };

  return (
    <SendingDialog
      title={t(`pledge.act.${question}.question`, { name })}
      sending={sending}
      action={t(`pledge.act.${question}`)}
      doing={t('action.working')}
      onSend={send}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(field) =>
          field in IDS ? t(`pledge.field.${field.replace('/', '.') as 'reason'}`) : labelOf(field, t)
        }
        target={(field) => IDS[field] ?? 'act-first'}
      />
      {question === 'announce' || question === 'relevel' ? (
        <LevelQuestion
          organisations={names.organisations}
          level={level}
          onLevel={setLevel}
          named={named}
          onNamed={setNamed}
          owner={pledge.funder}
          offered="subgroup"
          present={question === 'relevel' ? pledge.level : undefined}
          errors={{ level: sending.wrong.level, named: sending.wrong.named }}
        />
      ) : null}
      {question === 'commit' ? (
        <CommitFields pledge={pledge} values={commit} onChange={setCommit} wrong={sending.wrong} />
      ) : null}
      {question === 'withdraw' ? (
        <TextField
          id="act-first"
          label={t('pledge.field.reason')}
          hint={t('pledge.withdraw.reason.hint')}
          rows={3}
          required
          value={reason}
          onChange={setReason}
          error={sending.wrong.reason}
        />
      ) : null}
      <Consequences lines={lines()} />
    </SendingDialog>
  );
}
