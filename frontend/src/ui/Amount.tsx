// A sum without its currency, for tables whose head names the currency or the unit.
import { useT } from '../app/i18n';
import { formatAmount, formatMillions } from '../lib/amount';
import { UNKNOWN } from '../lib/format';
import type { MoneyValue } from '../lib/format';

const forms = { whole: formatAmount, millions: formatMillions } as const;

export function Amount({
  value,
  as = 'whole',
}: {
  value: MoneyValue | null | undefined;
  as?: keyof typeof forms;
}) {
  const { language } = useT();
  return <span className="money">{value ? forms[as](value, language) : UNKNOWN}</span>;
}
