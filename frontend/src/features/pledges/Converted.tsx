// What the typed sum comes to in the need's currency by today's rates; the day of confirming freezes its own.
import { useQuery } from '@tanstack/react-query';
import { conversionQuery } from '../../api/pledges';
import { isCode } from '../../api/problem';
import { useT } from '../../app/i18n';
import { RateWords } from '../../ledger/Rate';
import { readAmount } from '../../lib/typed';
import { Money } from '../../ui/Text';

export function Converted({ amount, from, to }: { amount: string; from: string; to: string }) {
  const { t } = useT();
  const read = readAmount(amount);
  const asked =
    from !== to && read.ok && read.value !== ''
      ? { amount: read.value, from: from as 'EUR', to: to as 'EUR' }
      : null;
  const found = useQuery(conversionQuery(asked));
  if (!asked) return null;
  if (found.isError)
    return (
      <p className="hint" role="status">
        {t(isCode(found.error, 'no_rate') ? 'toneed.no-rate' : 'toneed.rate.unknown')}
      </p>
    );
  return (
    <dl className="kv" aria-label={t('toneed.converted')}>
      <div>
        <dt>{found.data?.rate ? <RateWords rate={found.data.rate} /> : t('action.loading')}</dt>
        <dd>
          <Money value={{ amount: asked.amount, currency: from }} />
        </dd>
      </div>
      <div className="sum">
        <dt>{t('toneed.in-need')}</dt>
        <dd>
          <Money value={found.data?.money} />
        </dd>
      </div>
    </dl>
  );
}
