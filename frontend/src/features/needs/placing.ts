// Which places a need names: a smaller unit stands for the larger one it lies in, never beside it.
import { liesIn } from '../../api/reference';

/** The codes with one more; what lies in it, and what it lies in, go. */
export const withPlace = (codes: readonly string[], code: string): string[] => [
  ...codes.filter((one) => !liesIn(one, code) && !liesIn(code, one)),
  code,
];

/** The units of a larger one are chosen anew: without any of them it stands whole again. */
export function withUnits(
  codes: readonly string[],
  larger: string,
  units: readonly string[],
  chosen: readonly string[],
): string[] {
  let next = [...codes];
  for (const unit of units) {
    const was = codes.some((code) => liesIn(code, unit));
    if (chosen.includes(unit) && !was) next = withPlace(next, unit);
    if (!chosen.includes(unit) && was) next = next.filter((code) => !liesIn(code, unit));
  }
  return next.some((code) => liesIn(code, larger)) ? next : [...next, larger];
}
