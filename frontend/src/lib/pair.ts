// A text for people in two languages. One side is enough; `stale` marks the
// side that was written before the other last changed.

export type Side = 'uk' | 'en';

export interface Pair {
  uk?: string | undefined;
  en?: string | undefined;
  stale?: Side | null | undefined;
}

export const otherSide = (side: Side): Side => (side === 'uk' ? 'en' : 'uk');

/** The side to show to a reader of `language`, and which language it really is. */
export function readPair(pair: Pair | null | undefined, language: Side): { text: string; side: Side } | null {
  if (!pair) return null;
  const own = pair[language]?.trim();
  if (own) return { text: own, side: language };
  const side = otherSide(language);
  const other = pair[side]?.trim();
  return other ? { text: other, side } : null;
}

/**
 * Which side falls behind once `edited` is saved over `saved`: the one that did
 * not change while the other did. Where both changed, or one is empty, none
 * does; where nothing changed, the mark stays as the edit holds it. The server
 * decides in the end; this only says it beforehand.
 */
export function staleSide(saved: Pair, edited: Pair): Side | null {
  const of = (pair: Pair, side: Side) => (pair[side] ?? '').trim();
  if (of(edited, 'uk') === '' || of(edited, 'en') === '') return null;
  const uk = of(saved, 'uk') !== of(edited, 'uk');
  const en = of(saved, 'en') !== of(edited, 'en');
  if (uk && en) return null;
  // A side written for the first time is the other's translation, not its change.
  if (uk) return of(saved, 'uk') === '' ? null : 'en';
  if (en) return of(saved, 'en') === '' ? null : 'uk';
  return edited.stale ?? null;
}

/** A stale side can be called right only while neither side is being written anew. */
export const mayConfirm = (saved: Pair, edited: Pair): boolean =>
  staleSide(saved, edited) !== null &&
  (saved.uk ?? '').trim() === (edited.uk ?? '').trim() &&
  (saved.en ?? '').trim() === (edited.en ?? '').trim();
