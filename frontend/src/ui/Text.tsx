// The only formatters of the interface, and the text of a pair.
import { useT } from '../app/i18n';
import { UNKNOWN, formatDate, formatMoment, formatMoney } from '../lib/format';
import type { MoneyValue } from '../lib/format';
import { readPair } from '../lib/pair';
import type { Pair } from '../lib/pair';

export function Money({ value }: { value: MoneyValue | null | undefined }) {
  const { language } = useT();
  return <span className="money">{value ? formatMoney(value, language) : UNKNOWN}</span>;
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
