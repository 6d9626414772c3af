// One key for one wish, shared by all windows of this device: two windows with the same form that both send make one
// record. It lives until what was wished for is done.
const name = (wish: string) => `portal-wish ${wish}`;
const here = new Map<string, string>();

export function sharedKey(wish: string): string {
  try {
    const kept = localStorage.getItem(name(wish));
    if (kept) return kept;
    const made = crypto.randomUUID();
    localStorage.setItem(name(wish), made);
    return made;
  } catch {
    // no storage on this device: the key holds for this window alone
    const made = here.get(wish) ?? crypto.randomUUID();
    here.set(wish, made);
    return made;
  }
}

/** Done, or meant otherwise: the next one is a wish of its own. */
export function wishDone(wish: string): void {
  here.delete(wish);
  try {
    localStorage.removeItem(name(wish));
  } catch {
    // nothing was kept
  }
}
