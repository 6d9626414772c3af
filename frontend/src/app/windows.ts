// The windows of one browser share one session: who signs out in one has left them all.
const KEY = 'portal-signed-out';

/** Told to the other windows alone; nothing stays behind. */
export function tellSignedOut(): void {
  try {
    localStorage.setItem(KEY, 'now');
    localStorage.removeItem(KEY);
  } catch {
    // no storage on this device: the other windows notice with their next request
  }
}

export function onSignedOutElsewhere(then: () => void): () => void {
  const hear = (event: StorageEvent) => {
    if (event.key === KEY && event.newValue !== null) then();
  };
  window.addEventListener('storage', hear);
  return () => {
    window.removeEventListener('storage', hear);
  };
}
