// Bars below each other, each contained in the one before: cost, pledged, committed, delivered. It is a table: the sum
// is read and the bar is seen. The sentence above it is its page's.
import { useT } from '../app/i18n';
import { formatDecimal } from '../lib/format';
import type { Language, MoneyValue } from '../lib/format';
import { lengthOf, minorOf, percentOf } from '../lib/share';
import { Money } from '../ui/Text';

/** How a bar is filled: the whole has an outline alone, pledged is hollow, committed half, delivered full. */
export type Look = 'whole' | 'pledged' | 'committed' | 'delivered';

export interface Rung {
  look: Look;
  /** the word before the bar, the glossary's */
  name: string;
  value: MoneyValue;
  /** drawn dashed behind the bar and in no sum: what is held */
  apart?: MoneyValue | undefined;
  /** how it falls from the rung above, in words, between both */
  drop?: string | undefined;
}

interface Props {
  /** what is shown, for those who hear it */
  caption: string;
  rungs: readonly Rung[];
  /** what the shares are of; without one there are no shares, as where a need has no cost */
  whole?: MoneyValue | undefined;
}

const fills: Record<Look, string> = { whole: 'c', pledged: 'p', committed: 'k', delivered: 'd' };

export function Ladder({ caption, rungs, whole }: Props) {
  const { t, language } = useT();
  // What goes beyond the whole makes the whole shorter, and never leaves the frame.
  const longest = [...rungs.map(reach), whole ? minorOf(whole) : 0n].reduce(
    (most, one) => (one > most ? one : most),
    0n,
  );
  return (
    <table className="ladder" role="table">
      <caption className="vh">{caption}</caption>
      <thead className="vh" role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('ladder.step')}
          </th>
          <td role="cell" />
          <th scope="col" role="columnheader">
            {t('ladder.sum')}
          </th>
          <th scope="col" role="columnheader">
            {t('ladder.share')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rungs.map((rung) => (
          <Step key={rung.name} rung={rung} longest={longest} whole={whole} language={language} />
        ))}
      </tbody>
    </table>
  );
}

function reach(rung: Rung): bigint {
  return minorOf(rung.value) + (rung.apart ? minorOf(rung.apart) : 0n);
}

function Step({
  rung,
  longest,
  whole,
  language,
}: {
  rung: Rung;
  longest: bigint;
  whole: MoneyValue | undefined;
  language: Language;
}) {
  const percent = whole ? percentOf(rung.value, whole) : null;
  const length = lengthOf(rung.value, longest);
  const apart = rung.apart ? lengthOf(rung.apart, longest) : 0;
  return (
    <>
      {rung.drop ? (
        <tr className="fall" role="row">
          <td role="cell" />
          <td role="cell" colSpan={3}>
            {rung.drop}
          </td>
        </tr>
      ) : null}
      <tr className={rung.look === 'whole' ? 'rung cost' : 'rung'} role="row">
        <th scope="row" role="rowheader">
          {rung.name}
        </th>
        <td role="cell" className="barcell">
          <svg className="lb" aria-hidden="true" focusable="false">
            <rect className="t" width="100%" height="100%" />
            <rect className={fills[rung.look]} width={`${length}%`} height="100%" />
            {apart > 0 ? <rect className="h" x={`${length}%`} width={`${apart}%`} height="100%" /> : null}
          </svg>
        </td>
        <td role="cell" className="num">
          <Money value={rung.value} />
        </td>
        <td role="cell" className="num pc">
          {percent === null ? null : `${formatDecimal(percent, language)}\u00a0%`}
        </td>
      </tr>
    </>
  );
}
