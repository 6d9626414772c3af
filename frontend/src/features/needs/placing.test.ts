import { describe, expect, test } from 'vitest';
import { liesIn, placePrefix } from '../../api/reference';
import { withPlace, withUnits } from './placing';

const oblast = 'UA05000000000010236';
const raion = 'UA05020000000026686';
const otherRaion = 'UA05040000000050292';
const hromada = 'UA05020010000011111';
const otherHromada = 'UA05020030000022222';
const kyiv = 'UA80000000000093317';

describe('codes of places', () => {
  test('the part that names a unit is as long as the unit is small', () => {
    expect([oblast, raion, hromada, kyiv].map(placePrefix)).toEqual(['UA05', 'UA0502', 'UA0502001', 'UA80']);
    expect(placePrefix('UA05100000000022396')).toBe('UA0510');
    expect(liesIn(hromada, raion) && liesIn(raion, oblast) && liesIn(raion, raion)).toBe(true);
    expect(liesIn(raion, hromada) || liesIn(kyiv, oblast) || liesIn(otherRaion, raion)).toBe(false);
  });

  test('a smaller unit takes the place of the larger one, and the other way round', () => {
    expect(withPlace([oblast, kyiv], hromada)).toEqual([kyiv, hromada]);
    expect(withPlace([hromada, otherHromada, kyiv], raion)).toEqual([kyiv, raion]);
    expect(withPlace([hromada], hromada)).toEqual([hromada]);
    expect(withPlace([raion], otherRaion)).toEqual([raion, otherRaion]);
  });

  test('without any of its units the larger one stands whole again', () => {
    const raions = [raion, otherRaion];
    expect(withUnits([oblast, kyiv], oblast, raions, [raion])).toEqual([kyiv, raion]);
    expect(withUnits([raion, kyiv], oblast, raions, [])).toEqual([kyiv, oblast]);
    // A raion of which a hromada is chosen counts as chosen; choosing its neighbour leaves the hromada.
    expect(withUnits([hromada], oblast, raions, [raion, otherRaion])).toEqual([hromada, otherRaion]);
    expect(withUnits([hromada, otherHromada], oblast, raions, [])).toEqual([oblast]);
    expect(withUnits([hromada], raion, [hromada, otherHromada], [])).toEqual([raion]);
  });
});
