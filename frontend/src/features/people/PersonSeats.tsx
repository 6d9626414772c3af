// The seats of a person: held, to come, past; and what can be done with each.
import { useState } from 'react';
import type { UserNow } from '../../api/people';
import type { Seat } from '../../api/session';
import { useT } from '../../app/i18n';
import { useNames } from '../../app/names';
import type { KnownNames } from '../../app/names';
import { SOON_DAYS, WHENS, daysUntil, today, whenOf } from '../../lib/seats';
import type { When } from '../../lib/seats';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { SeatText } from '../../ui/SeatText';
import { EndSeat } from './EndSeat';
import { GiveSeat } from './GiveSeat';

export function PersonSeats({ now, write }: { now: UserNow; write: boolean }) {
  const { t } = useT();
  const names = useNames();
  const user = now.data;
  const day = today();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Seat | null>(null);
  const seats = (when: When) => user.seats.filter((seat) => whenOf(seat, day) === when);
  const bare = seats('held').length + seats('coming').length === 0;
  return (
    <Section id="person-seats" title={t('seats.title')} rule={t('seats.rule')}>
      <div className="stack">
        {bare ? <p className="mute">{t('seats.none')}</p> : null}
        {WHENS.map((when) =>
          seats(when).length > 0 ? (
            <div key={when}>
              <h3>{t(`seats.${when}`)}</h3>
              <ul className="seat-list">
                {seats(when).map((seat) => (
                  <SeatRow
                    key={seat.id}
                    seat={seat}
                    names={names}
                    day={day}
                    onEnd={write && when !== 'past' ? setEnding : undefined}
                  />
                ))}
              </ul>
            </div>
          ) : null,
        )}
        {write && !user.disabled ? (
          <div className="row">
            <Button
              icon="plus"
              kind={bare ? 'primary' : 'plain'}
              onClick={() => {
                setGiving(true);
              }}
            >
              {t('seats.give')}
            </Button>
          </div>
        ) : null}
      </div>
      {giving ? (
        <GiveSeat
          now={now}
          names={names}
          onClose={() => {
            setGiving(false);
          }}
        />
      ) : null}
      {ending ? (
        <EndSeat
          now={now}
          seat={ending}
          where={names.where(ending)}
          onClose={() => {
            setEnding(null);
          }}
        />
      ) : null}
    </Section>
  );
}

function SeatRow({
  seat,
  names,
  day,
  onEnd,
}: {
  seat: Seat;
  names: KnownNames;
  day: string;
  onEnd: ((seat: Seat) => void) | undefined;
}) {
  const { t } = useT();
  const left = seat.to && whenOf(seat, day) === 'held' ? daysUntil(seat.to, day) : null;
  return (
    <li>
      <div>
        <SeatText seat={seat} where={names.where(seat)} />
        {left !== null && left <= SOON_DAYS ? (
          <>
            {' '}
            <Badge tone="amber" icon="clock">
              {t('seat.left', { n: left })}
            </Badge>
          </>
        ) : null}
      </div>
      {onEnd ? (
        <Button
          small
          aria-label={t('seat.end.of', { seat: `${t(`role.${seat.role}`)}, ${names.where(seat)}` })}
          onClick={() => {
            onEnd(seat);
          }}
        >
          {t('seat.end')}
        </Button>
      ) : null}
    </li>
  );
}
