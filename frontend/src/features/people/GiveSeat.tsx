// A seat for a person: the role decides which of organisation and subgroup is
// asked for. What the role may do is the server's to know; its purpose is told.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ROLES } from '../../api/facts.gen';
import { giveSeat, learnUser, userQuery } from '../../api/people';
import type { Role, SeatContent, UserNow } from '../../api/people';
import { useMe } from '../../api/session';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { REQUIRED, SendingDialog, SendingProblems, readDay, requireDay, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { organisationOptions } from '../../lib/names';
import { today } from '../../lib/seats';
import { showDate } from '../../lib/typed';
import { Consequences } from '../../ui/Consequences';
import { Select, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';

type Ask = 'must' | 'may' | 'no';

/** The shape of a seat by its role, as the contract wants it. */
const asks: Record<Role, { organisation: Ask; subgroup: Ask }> = {
  secretariat: { organisation: 'no', subgroup: 'no' },
  chair: { organisation: 'no', subgroup: 'must' },
  agency_drafter: { organisation: 'must', subgroup: 'no' },
  agency_approver: { organisation: 'must', subgroup: 'no' },
  partner: { organisation: 'must', subgroup: 'no' },
  observer: { organisation: 'may', subgroup: 'may' },
  auditor: { organisation: 'no', subgroup: 'no' },
  admin: { organisation: 'no', subgroup: 'no' },
};

const ids: Record<string, string> = {
  role: 'seat-role',
  organisation: 'seat-organisation',
  subgroup: 'seat-subgroup',
  from: 'seat-from',
  to: 'seat-to',
};

export function GiveSeat({ now, names, onClose }: { now: UserNow; names: KnownNames; onClose: () => void }) {
  const { t, language } = useT();
  const client = useQueryClient();
  const me = useMe();
  const user = now.data;
  const sending = useSending(Object.keys(ids), () => {
    void client.invalidateQueries({ queryKey: userQuery(user.id).queryKey });
  });
  const [role, setRole] = useState<Role | ''>('');
  const [organisation, setOrganisation] = useState('');
  const [subgroup, setSubgroup] = useState('');
  const [from, setFrom] = useState(() => showDate(today(), language));
  const [to, setTo] = useState('');
  const ask = role === '' ? { organisation: 'no', subgroup: 'no' } : asks[role];

  const organisations = organisationOptions(
    names.organisations.filter(
      (one) =>
        one.active &&
        (role === 'observer' ||
          (one.kind === 'agency') === (role === 'agency_drafter' || role === 'agency_approver')),
    ),
    language,
  );
  const subgroups = names.subgroups
    .filter((one) => one.active)
    .map((one) => ({ value: one.code, label: names.subgroup(one.code) }));

  const save = () => {
    const lacks: Lacks = {};
    const first = requireDay(from);
    const last = readDay(to);
    if (role === '') lacks.role = REQUIRED;
    if (ask.organisation === 'must' && organisation === '') lacks.organisation = REQUIRED;
    if (ask.subgroup === 'must' && subgroup === '') lacks.subgroup = REQUIRED;
    if (first.wrong) lacks.from = first.wrong;
    if (last.wrong) lacks.to = last.wrong;
    const body: SeatContent = { role: role === '' ? 'observer' : role, from: first.day };
    if (ask.organisation !== 'no' && organisation !== '') body.organisation = organisation;
    if (ask.subgroup !== 'no' && subgroup !== '') body.subgroup = subgroup;
    if (last.day !== '') body.to = last.day;
    void sending.send(
      async (key) => {
        learnUser(client, await giveSeat(user.id, now.etag, key, body));
        onClose();
        showToast('seat.given');
      },
      body,
      lacks,
    );
  };

  return (
    <SendingDialog
      title={t('seat.give.title', { name: user.name })}
      sending={sending}
      action={t('seat.give.do')}
      onSend={save}
      onClose={onClose}
    >
      <SendingProblems
        sending={sending}
        label={(name) => t(`seat.${name as 'role'}`)}
        target={(name) => ids[name] ?? name}
      />
      <Select
        id="seat-role"
        label={t('seat.role')}
        required
        empty={t('form.choose')}
        value={role}
        onChange={(value) => {
          setRole(value as Role | '');
          setOrganisation('');
        }}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        error={sending.wrong.role}
      />
      {role === '' ? null : <p className="hint">{t(`role.${role}.does`)}</p>}
      {ask.organisation === 'no' ? null : (
        <Select
          id="seat-organisation"
          label={t('seat.organisation')}
          optional={ask.organisation === 'may'}
          required={ask.organisation === 'must'}
          empty={t('form.choose')}
          value={organisation}
          onChange={setOrganisation}
          options={organisations}
          error={sending.wrong.organisation}
        />
      )}
      {ask.subgroup === 'no' ? null : (
        <Select
          id="seat-subgroup"
          label={t('seat.subgroup')}
          optional={ask.subgroup === 'may'}
          required={ask.subgroup === 'must'}
          empty={t('form.choose')}
          value={subgroup}
          onChange={setSubgroup}
          options={subgroups}
          error={sending.wrong.subgroup}
        />
      )}
      <div className="inline">
        <TextField
          id="seat-from"
          label={t('seat.from-day')}
          hint={t('seat.day.hint')}
          required
          value={from}
          onChange={setFrom}
          error={sending.wrong.from}
        />
        <TextField
          id="seat-to"
          label={t('seat.to-day')}
          hint={t('seat.to.hint')}
          optional
          value={to}
          onChange={setTo}
          error={sending.wrong.to}
        />
      </div>
      {user.active && user.id !== me.id ? <Consequences lines={[t('seat.give.then')]} /> : null}
    </SendingDialog>
  );
}
