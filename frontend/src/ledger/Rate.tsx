// By which rate a figure was made, in words: "1 NOK = 4,1200 UAH, НБУ, 20.11.2026".
import type { RateUsed } from '../api/pledges';
import { useT } from '../app/i18n';
import { formatDate, formatRate } from '../lib/format';

/** As people quote it: hryvnias for a unit where one end is the hryvnia; a cross rate with six digits that say something. */
function quoted(rate: RateUsed): { from: string; to: string; rate: string } {
  const [only, more] = rate.quotes;
  if (rate.from === 'UAH' && only && !more && only.source !== 'ECB')
    return { from: rate.to, to: 'UAH', rate: only.value };
  return { from: rate.from, to: rate.to, rate: String(Number(Number(rate.rate).toPrecision(6))) };
}

/** The quotes' own days: a rate of a Friday serves through the weekend. */
export function RateWords({ rate }: { rate: RateUsed }) {
  const { t, language } = useT();
  const sources = [...new Set(rate.quotes.map((quote) => t(`rate.source.${quote.source}`)))].join(', ');
  const days = [...new Set(rate.quotes.map((quote) => quote.date))].sort();
  const plain = quoted(rate);
  return (
    <>
      {t('rate.used', {
        from: plain.from,
        to: plain.to,
        rate: formatRate(plain.rate, language),
        source: sources,
        days: days.map((day) => formatDate(day, language)).join(', '),
      })}
    </>
  );
}
