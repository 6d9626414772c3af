import { describe, expect, test } from 'vitest';
import { PARTLY_SHUT, SHUT } from './access';
import { MAP_HEIGHT, MAP_WIDTH, OBLASTS } from './oblasts';

/** ISO 3166-2:UA, whole. */
const ALL = `05 07 09 12 14 18 21 23 26 30 32 35 40 43 46 48 51 53 56 59 61 63 65 68 71 74 77`
  .split(' ')
  .map((n) => `UA-${n}`);

/** The corners of an outline: absolute where it starts, steps after. */
function corners(d: string): [number, number][] {
  return d
    .split('z')
    .filter(Boolean)
    .flatMap((ring) => {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
      const at: [number, number] = [0, 0];
      const out: [number, number][] = [];
      for (let i = 0; i < numbers.length; i += 2) {
        at[0] += numbers[i] ?? 0;
        at[1] += numbers[i + 1] ?? 0;
        out.push([at[0], at[1]]);
      }
      return out;
    });
}

const middle = (iso: string): [number, number] => {
  const all = corners(OBLASTS[iso] ?? '');
  const mean = (n: 0 | 1) => all.reduce((sum, corner) => sum + corner[n], 0) / all.length;
  return [mean(0), mean(1)];
};

describe('the map', () => {
  test('has the 27 units of ISO 3166-2, Crimea, Sevastopol and Kyiv among them', () => {
    expect(Object.keys(OBLASTS).sort()).toEqual(ALL);
    expect(new Set(Object.values(OBLASTS)).size).toBe(27);
  });

  test('weighs about 4 kB and stays in its frame', () => {
    expect(Object.values(OBLASTS).join('').length).toBeLessThan(5_000);
    for (const [x, y] of ALL.flatMap((iso) => corners(OBLASTS[iso] ?? ''))) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(MAP_WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(MAP_HEIGHT);
    }
  });

  test('each unit lies where it is: the source gives Odesa the id of Mykolaiv', () => {
    expect(middle('UA-46')[0], 'Lviv in the west').toBeLessThan(150);
    expect(middle('UA-09')[0], 'Luhansk in the east').toBeGreaterThan(500);
    expect(middle('UA-74')[1], 'Chernihiv in the north').toBeLessThan(100);
    expect(middle('UA-43')[1], 'Crimea in the south').toBeGreaterThan(320);
    expect(middle('UA-51')[0], 'Odesa west of Mykolaiv').toBeLessThan(middle('UA-48')[0]);
    const [city, oblast] = [middle('UA-30'), middle('UA-32')];
    expect(Math.hypot(city[0] - oblast[0], city[1] - oblast[1]), 'Kyiv in its oblast').toBeLessThan(30);
  });

  test('what is shut is on it', () => {
    for (const iso of [...SHUT, ...PARTLY_SHUT]) expect(ALL).toContain(iso);
    expect(SHUT.filter((iso) => PARTLY_SHUT.includes(iso))).toEqual([]);
  });
});
