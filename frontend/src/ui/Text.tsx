// The only formatters of the interface, and the text of a pair.
import { useT } from '../app/i18n';
import {
  UNKNOWN,
  countedForm,
  formatBytes,
  formatDate,
  formatDecimal,
  formatMoment,
  formatMoney,
  formatRate,
} from '../lib/format';
import type { MoneyValue } from '../lib/format';
import { readPair } from '../lib/pair';
import type { Pair } from '../lib/pair';

export function Money({ value }: { value: MoneyValue | null | undefined }) {
  const { language } = useT();
  return <span className="money">{value ? formatMoney(value, language) : UNKNOWN}</span>;
}

type Forms = Record<'one' | 'few' | 'many' | 'fraction', Pair>;

/** "4 комплекти": the number, and its unit in the form that goes with it. */
export function QuantityText({ quantity, unit }: { quantity: string | undefined; unit: Forms | undefined }) {
  const { language } = useT();
  if (!quantity) return <>{UNKNOWN}</>;
  const word = unit ? readPair(unit[countedForm(quantity, language)], language)?.text : undefined;
  return <>{[formatDecimal(quantity, language), word].filter(Boolean).join(' ')}</>;
}

export function RateText({ rate }: { rate: string }) {
  const { language } = useT();
  return <span className="money">{formatRate(rate, language)}</span>;
}

export function SizeText({ bytes }: { bytes: number }) {
  const { language } = useT();
  return <>{formatBytes(bytes, language)}</>;
}

export function DateText({ date, as = 'table' }: { date: string | null | undefined; as?: 'table' | 'text' }) {
  const { language } = useT();
  return date ? <time dateTime={date}>{formatDate(date, language, as)}</time> : <>{UNKNOWN}</>;
}

export function MomentText({ at }: { at: string }) {
  const { language } = useT();
  return <time dateTime={at}>{formatMoment(at, language)}</time>;
}

/** The reader's language where it is written; else the other one, marked with its `lang` so that it is read aloud rightly. */
export function PairText({ pair, note = false }: { pair: Pair | null | undefined; note?: boolean }) {
  const { t, language } = useT();
  const read = readPair(pair, language);
  if (!read) return <>{UNKNOWN}</>;
  const foreign = read.side !== language;
  return (
    <>
      <span lang={foreign ? read.side : undefined} className="said">
        {read.text}
      </span>
      {note && foreign ? <span className="hint"> {t(`pair.only.${read.side}`)}</span> : null}
      {note && pair?.stale === read.side ? (
        <span className="hint"> {t(`pair.stale.${read.side}`)}</span>
      ) : null}
    </>
  );
}
