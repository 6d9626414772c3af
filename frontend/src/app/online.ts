// Whether the server can be reached, and when typed text was last kept.
import { signal } from '../lib/signal';

export const online = signal<boolean>(navigator.onLine);
/** The moment of the last draft kept on this device, shown in the offline banner. */
export const draftKeptAt = signal<string | null>(null);

window.addEventListener('online', () => online.set(true));
window.addEventListener('offline', () => online.set(false));
