// How far a pledge has come, in its own currency: given to needs, under an agreement, delivered.
import type { Pledge } from '../../api/pledges';
import { useT } from '../../app/i18n';
import { Ladder } from '../../charts/Ladder';
import type { Rung } from '../../charts/Ladder';
import { formatDecimal, formatMoney } from '../../lib/format';
import type { MoneyValue } from '../../lib/format';
import { isZero, lessMoney, percentOf } from '../../lib/share';
import { Section } from '../../ui/Section';
import { Money } from '../../ui/Text';

export function Progress({ pledge }: { pledge: Pledge }) {
  const { t, language } = useT();
  const { amount, sums } = pledge;
  if (!amount || !sums) return null;
  const nothing = { amount: '0.00', currency: amount.currency };
  const committed = pledge.committedOn ? sums.allocated : nothing;
  const say = (value: MoneyValue) => formatMoney(value, language);
  const percent = (part: MoneyValue) => {
    const of = percentOf(part, amount);
    return of === null ? '' : `${formatDecimal(of, language)}\u00a0%`;
  };
  const free = lessMoney(lessMoney(amount, sums.allocated), sums.held);
  const rungs: Rung[] = [
    { look: 'whole', name: t('pledge.one'), value: amount },
    {
      look: 'pledged',
      name: t('allocation.amount'),
      value: sums.allocated,
      apart: isZero(sums.held) ? undefined : sums.held,
      drop: isZero(sums.held)
        ? isZero(free)
          ? t('pledge.ladder.all')
          : t('pledge.ladder.free', { sum: say(free) })
        : t('pledge.ladder.free.held', { sum: say(free), held: say(sums.held) }),
    },
    {
      look: 'committed',
      name: t('cover.committed'),
      value: committed,
      drop: t(pledge.committedOn ? 'pledge.ladder.signed' : 'pledge.ladder.unsigned'),
    },
    {
      look: 'delivered',
      name: t('cover.delivered'),
      value: sums.delivered,
      drop: isZero(lessMoney(committed, sums.delivered))
        ? undefined
        : t('pledge.ladder.undelivered', { sum: say(lessMoney(committed, sums.delivered)) }),
    },
  ];
  return (
    <Section id="progress-h" title={t('pledge.progress')} rule={t('pledge.progress.rule')}>
      <p className="say">
        {t('pledge.progress.say', {
          amount: say(amount),
          allocated: percent(sums.allocated),
          delivered: percent(sums.delivered),
        })}
      </p>
      <div className="ladder-box">
        <Ladder caption={t('pledge.ladder.caption')} rungs={rungs} whole={amount} />
      </div>
      {isZero(sums.undisclosed) ? null : (
        <p className="hint">
          {t('pledge.undisclosed')} <Money value={sums.undisclosed} />
        </p>
      )}
    </Section>
  );
}
