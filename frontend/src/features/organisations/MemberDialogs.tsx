// A membership begins, or its last day is set. The contract takes the whole
// list, so both write it with this one line changed.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { editSubgroup, learnSubgroup, subgroupQuery } from '../../api/organisations';
import type { Membership, SubgroupContent, SubgroupNow } from '../../api/organisations';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { REQUIRED, SendingDialog, SendingProblems, readDay, requireDay, useSending } from '../../app/sending';
import type { Lacks, Sending, Wrong } from '../../app/sending';
import { organisationOptions } from '../../lib/names';
import { lastDayOffered, today } from '../../lib/seats';
import { showDate } from '../../lib/typed';
import { Consequences } from '../../ui/Consequences';
import { Select, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';

const ids: Record<string, string> = {
  organisation: 'member-organisation',
  from: 'member-from',
  to: 'member-to',
};

interface Props {
  now: SubgroupNow;
  names: KnownNames;
  onClose: () => void;
}

/** `at` is the line that was changed: what is refused of it stands beside its field. */
function useMembers(
  now: SubgroupNow,
  at: number,
): Sending & { write: (members: Membership[], lacks: Lacks, then: () => void) => void } {
  const client = useQueryClient();
  const code = now.data.code;
  const line = `members/${String(at)}`;
  const sending = useSending([`${line}/organisation`, `${line}/from`, `${line}/to`], () => {
    void client.invalidateQueries({ queryKey: subgroupQuery(code).queryKey });
  });
  const wrong: Wrong = {};
  for (const [name, text] of Object.entries(sending.wrong)) wrong[name.replace(`${line}/`, '')] = text;
  return {
    ...sending,
    wrong,
    write: (members, lacks, then) => {
      const { name, purpose, active } = now.data;
      const body: SubgroupContent = { name, active, members, ...(purpose ? { purpose } : {}) };
      void sending.send(
        async () => {
          learnSubgroup(client, await editSubgroup(code, now.etag, body));
          then();
        },
        body,
        lacks,
      );
    },
  };
}

export function AddMember({ now, names, onClose }: Props) {
  const { t, language } = useT();
  const sending = useMembers(now, now.data.members.length);
  const [organisation, setOrganisation] = useState('');
  const [from, setFrom] = useState(() => showDate(today(), language));
  const [to, setTo] = useState('');
  const options = organisationOptions(
    names.organisations.filter((one) => one.active),
    language,
  );

  const save = () => {
    const lacks: Lacks = {};
    const first = requireDay(from);
    const last = readDay(to);
    if (organisation === '') lacks.organisation = REQUIRED;
    if (first.wrong) lacks.from = first.wrong;
    if (last.wrong) lacks.to = last.wrong;
    const member: Membership = { organisation, from: first.day, ...(last.day ? { to: last.day } : {}) };
    sending.write([...now.data.members, member], lacks, () => {
      onClose();
      showToast('member.added');
    });
  };

  return (
    <SendingDialog
      title={t('member.add.title', { code: now.data.code })}
      sending={sending}
      action={t('member.add')}
      onSend={save}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(`member.${name as 'from'}`)}
        target={(name) => ids[name] ?? name}
      />
      <Select
        id="member-organisation"
        label={t('member.organisation')}
        required
        empty={t('form.choose')}
        value={organisation}
        onChange={setOrganisation}
        options={options}
        error={sending.wrong.organisation}
      />
      <div className="inline">
        <TextField
          id="member-from"
          label={t('member.from')}
          hint={t('seat.day.hint')}
          required
          value={from}
          onChange={setFrom}
          error={sending.wrong.from}
        />
        <TextField
          id="member-to"
          label={t('member.to')}
          hint={t('seat.to.hint')}
          optional
          value={to}
          onChange={setTo}
          error={sending.wrong.to}
        />
      </div>
      <Consequences lines={[t('member.add.then')]} />
    </SendingDialog>
  );
}

export function EndMember({ now, names, member, onClose }: Props & { member: Membership }) {
  const { t, language } = useT();
  const same = (one: Membership) => one.organisation === member.organisation && one.from === member.from;
  const sending = useMembers(now, now.data.members.findIndex(same));
  const [to, setTo] = useState(() => showDate(lastDayOffered(member, today()), language));
  const save = () => {
    const last = requireDay(to);
    const lacks: Lacks = {};
    if (last.wrong) lacks.to = last.wrong;
    const members = now.data.members.map((one) => (same(one) ? { ...one, to: last.day } : one));
    sending.write(members, lacks, () => {
      onClose();
      showToast('member.ended');
    });
  };
  return (
    <SendingDialog
      title={t('member.end.title', { name: names.organisation(member.organisation), code: now.data.code })}
      sending={sending}
      action={t('member.end.do')}
      onSend={save}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(`member.${name as 'to'}`)}
        target={(name) => ids[name] ?? name}
      />
      <TextField
        id="member-to"
        label={t('member.to')}
        hint={t('seat.day.hint')}
        width="narrow"
        required
        value={to}
        onChange={setTo}
        error={sending.wrong.to}
      />
      <Consequences lines={[t('member.end.then')]} />
    </SendingDialog>
  );
}
