// Two people changed one record. `base` is what both began with.

export interface Merge<V> {
  /** fields that only one side changed, already put together with mine */
  merged: V;
  /** fields that both changed, each its own way: a person has to choose */
  conflicts: (keyof V & string)[];
  /** fields that came from the other side without a question */
  taken: (keyof V & string)[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export function threeWay<V extends object>(
  base: V,
  mine: V,
  theirs: V,
  equal: (key: keyof V & string, a: V, b: V) => boolean = (key, a, b) => same(a[key], b[key]),
): Merge<V> {
  const merged = { ...mine };
  const conflicts: (keyof V & string)[] = [];
  const taken: (keyof V & string)[] = [];
  for (const key of Object.keys(base) as (keyof V & string)[]) {
    if (equal(key, theirs, base) || equal(key, theirs, mine)) continue;
    if (equal(key, mine, base)) {
      merged[key] = theirs[key];
      taken.push(key);
    } else {
      conflicts.push(key);
    }
  }
  return { merged, conflicts, taken };
}

/** Where a form stands: the version and the content that what is typed in it goes back to. */
export interface Since<V> {
  etag: string;
  base: V;
}

/**
 * What a form begins with: what was typed here before, put onto the record as it stands now. Where both changed a field, it
 * goes on from the version that the typing began with, so that the server says so before anything is written over.
 */
export function resumed<V extends object>(
  kept: { version: string; base: V; values: V } | null,
  base: V,
  etag: string,
): { since: Since<V>; values: V } {
  if (!kept) return { since: { etag, base }, values: base };
  const [then, mine] = [
    { ...base, ...kept.base },
    { ...base, ...kept.values },
  ];
  if (kept.version === etag) return { since: { etag, base }, values: mine };
  const { merged, conflicts } = threeWay(then, mine, base);
  return {
    since: conflicts.length > 0 ? { etag: kept.version, base: then } : { etag, base },
    values: merged,
  };
}
