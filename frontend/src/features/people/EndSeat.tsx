// The last day of a seat, and who holds it after: what passes on is said before it is done.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endSeat, learnUser, peopleLikeQuery, userQuery } from '../../api/people';
import type { UserNow } from '../../api/people';
import { useMe } from '../../api/session';
import type { Seat } from '../../api/session';
import { useT } from '../../app/i18n';
import { SendingDialog, SendingProblems, requireDay, useSending } from '../../app/sending';
import type { Lacks } from '../../app/sending';
import { dayAfter, lastDayOffered, today } from '../../lib/seats';
import { showDate } from '../../lib/typed';
import { Button } from '../../ui/Button';
import { Consequences } from '../../ui/Consequences';
import { Choice, TextField } from '../../ui/Field';
import { showToast } from '../../ui/Notice';
import { SearchBox } from '../../ui/SearchBox';
import { SeatText } from '../../ui/SeatText';
import { DateText } from '../../ui/Text';

const ids: Record<string, string> = { to: 'end-to', successor: 'end-successor' };

export function EndSeat({
  now,
  seat,
  where,
  onClose,
}: {
  now: UserNow;
  seat: Seat;
  where: string;
  onClose: () => void;
}) {
  const { t, language } = useT();
  const client = useQueryClient();
  const me = useMe();
  const user = now.data;
  const sending = useSending(Object.keys(ids), () => {
    void client.invalidateQueries({ queryKey: userQuery(user.id).queryKey });
  });
  const [to, setTo] = useState(() => showDate(lastDayOffered(seat, today()), language));
  const [words, setWords] = useState('');
  const [successor, setSuccessor] = useState<{ id: string; name: string } | null>(null);
  const found = useQuery(peopleLikeQuery(words));
  const offered = (words.trim().length > 1 ? (found.data ?? []) : []).filter(
    (one) => one.id !== user.id && !one.disabled,
  );
  const last = requireDay(to);

  const save = () => {
    const lacks: Lacks = {};
    if (last.wrong) lacks.to = last.wrong;
    const body = { to: last.day, ...(successor ? { successor: successor.id } : {}) };
    void sending.send(
      async (key) => {
        learnUser(client, await endSeat(user.id, now.etag, key, seat.id, body));
        onClose();
        showToast('seat.ended');
      },
      body,
      lacks,
    );
  };

  return (
    <SendingDialog
      title={t('seat.end.title')}
      sending={sending}
      action={t(successor ? 'seat.end.hand' : 'seat.end.do')}
      onSend={save}
      onClose={onClose}
    >
      <p>
        {user.name}: <SeatText seat={seat} where={where} />
      </p>
      <SendingProblems
        sending={sending}
        label={(name) => t(`seat.end.${name as 'to'}`)}
        target={(name) => ids[name] ?? name}
      />
      <TextField
        id="end-to"
        label={t('seat.end.to')}
        hint={t('seat.day.hint')}
        width="narrow"
        required
        value={to}
        onChange={setTo}
        error={sending.wrong.to}
      />
      <div className="stack-2">
        <SearchBox
          id="end-successor"
          label={t('seat.end.successor')}
          hint={t('seat.end.successor.hint')}
          error={sending.wrong.successor}
          value={words}
          onSearch={setWords}
        />
        {offered.length > 0 ? (
          <Choice
            id="end-who"
            name="successor"
            label={t('seat.end.who')}
            value={successor?.id ?? ''}
            onChange={(id) => {
              const one = offered.find((person) => person.id === id);
              setSuccessor(one ? { id: one.id, name: one.name } : null);
            }}
            options={offered.map((one) => ({ value: one.id, label: one.name, hint: one.email }))}
          />
        ) : words.trim().length > 1 && found.isSuccess ? (
          <p className="hint" role="status">
            {t('seat.end.nobody')}
          </p>
        ) : null}
        {successor ? (
          <p className="row">
            <span>{t('seat.end.chosen', { name: successor.name })}</span>
            <Button
              small
              kind="quiet"
              onClick={() => {
                setSuccessor(null);
              }}
            >
              {t('seat.end.unchoose')}
            </Button>
          </p>
        ) : null}
      </div>
      {last.day ? (
        <div role="status">
          <Consequences
            lines={[
              <>
                {t('seat.end.then.out', { name: user.name })} <DateText date={last.day} />.
              </>,
              successor ? (
                <>
                  {t('seat.end.then.passes', { name: successor.name })} <DateText date={dayAfter(last.day)} />
                  .
                </>
              ) : (
                t('seat.end.then.waits')
              ),
              t('seat.end.then.history'),
              ...(user.id === me.id
                ? []
                : [t(successor ? 'seat.end.then.sign-in.both' : 'seat.end.then.sign-in')]),
            ]}
          />
        </div>
      ) : null}
    </SendingDialog>
  );
}
