import { useEffect, useState } from 'react';

/**
 * The one-time key after # of the address, which no server ever sees. It is
 * taken out of the address at once: what is in sight, in the history or in a
 * picture of the screen opens nothing.
 */
export function useFragmentKey(): string {
  const [key] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    if (window.location.hash !== '')
      window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return key;
}
