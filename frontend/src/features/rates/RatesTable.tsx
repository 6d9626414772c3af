import type { Currency, Rate } from '../../api/rates';
import { useT } from '../../app/i18n';
import { UNKNOWN, formatDate } from '../../lib/format';
import { DataTable } from '../../ui/DataTable';
import type { Column } from '../../ui/DataTable';
import { DateText, RateText } from '../../ui/Text';
import type { Day } from './days';

interface Props {
  days: readonly Day[];
  currencies: readonly Currency[];
  waiting: boolean;
  onOpen: (id: string) => void;
}

export function RatesTable({ days, currencies, waiting, onOpen }: Props) {
  const { t } = useT();
  const columns: Column<Day>[] = [
    { key: 'date', head: t('rate.date'), title: true, cell: (day) => <DateText date={day.date} /> },
    ...currencies.map((currency): Column<Day> => ({
      key: currency,
      head: currency,
      num: true,
      cell: (day) => {
        const rates = day.rates.filter((rate) => rate.currency === currency);
        return rates.length === 0
          ? UNKNOWN
          : rates.map((rate) => <Cell key={rate.id} rate={rate} onOpen={onOpen} />);
      },
    })),
  ];
  return (
    <div className="scroll" role="region" aria-label={t('rates.caption')} tabIndex={0}>
      <DataTable
        caption={t('rates.caption')}
        className="rates"
        columns={columns}
        rows={days}
        rowKey={(day) => day.date}
        waiting={waiting}
      />
    </div>
  );
}

/** The value leads to where it is from. */
function Cell({ rate, onOpen }: { rate: Rate; onOpen: (id: string) => void }) {
  const { t, language } = useT();
  const source = t(`rate.source.${rate.source}`);
  const value = rate.uahPerUnit ?? rate.unitsPerEur ?? '';
  return (
    <span className="rate">
      <button
        type="button"
        className="link"
        aria-label={t('rate.open', {
          currency: rate.currency,
          source,
          date: formatDate(rate.date, language),
        })}
        onClick={() => {
          onOpen(rate.id);
        }}
      >
        <RateText rate={value} />
      </button>
      <span className="sub">
        {rate.unitsPerEur ? `${source}, ${t('rate.eur', { currency: rate.currency })}` : source}
        {rate.version > 1 ? `, ${t('rate.corrected')}` : ''}
      </span>
    </span>
  );
}
