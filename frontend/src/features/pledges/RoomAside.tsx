// What is left on a need for one who thinks of pledging: how it comes about, what is missing, and who else.
import { useQuery } from '@tanstack/react-query';
import { allocationsQuery } from '../../api/ledger';
import type { NeedCoverage } from '../../api/ledger';
import type { Need } from '../../api/needs';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import { AllocationBadge } from '../../ledger/Badges';
import { ByWhom, Pieces } from '../../ledger/Words';
import { isZero } from '../../lib/share';
import { DateText, Money } from '../../ui/Text';

export function RoomAside({
  need,
  coverage,
  names,
}: {
  need: Need;
  coverage: NeedCoverage;
  names: KnownNames;
}) {
  const { t } = useT();
  const { cost, bars, gap, room, undisclosed, allowance } = coverage;
  const others = (useQuery(allocationsQuery({ need: need.id })).data ?? []).filter(
    (one) => one.state !== 'released',
  );
  if (!cost || !bars || !room) return null;
  return (
    <aside className="aside" aria-label={t('toneed.aside')}>
      <section>
        <h2>{t('toneed.room')}</h2>
        <dl className="kv">
          <div>
            <dt>{t('need.cost')}</dt>
            <dd>
              <Money value={cost} />
            </dd>
          </div>
          {allowance ? (
            <div>
              <dt>+ {t('standing.allowance')}</dt>
              <dd>
                <Money value={allowance.amount} />
              </dd>
            </div>
          ) : null}
          <div>
            <dt>− {t('cover.pledged')}</dt>
            <dd>
              <Money value={bars.pledged} />
            </dd>
          </div>
          <div>
            <dt>− {t('cover.held')}</dt>
            <dd>
              <Money value={bars.held} />
            </dd>
          </div>
          <div className="sum">
            <dt>{t('standing.room')}</dt>
            <dd>
              <Money value={room} />
            </dd>
          </div>
        </dl>
        <p className="small mute">{t('toneed.room.rule')}</p>
      </section>
      <section>
        <h2>{t('cover.gap')}</h2>
        <p className="strong">
          <Money value={gap} />
        </p>
      </section>
      {others.length > 0 || (undisclosed && !isZero(undisclosed.pledged)) ? (
        <section>
          <h2>{t('toneed.others')}</h2>
          <ul className="stack-2 small">
            {others.map((one) => (
              <li key={one.id}>
                <b>
                  <ByWhom of={one.pledge} names={names} />
                </b>
                {' · '}
                {one.pieces ? (
                  <Pieces pieces={one.pieces} of={one.item} />
                ) : (
                  <Money value={one.inNeed} />
                )}{' '}
                <AllocationBadge state={one.state} />
                {one.state === 'held' ? (
                  <>
                    {' '}
                    {t('allocation.until')} <DateText date={one.heldUntil} />
                  </>
                ) : null}
              </li>
            ))}
            {undisclosed && !isZero(undisclosed.pledged) ? (
              <li className="mute">
                {t('standing.undisclosed.row')} <Money value={undisclosed.pledged} />
              </li>
            ) : null}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}
