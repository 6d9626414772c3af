// That a need was seen is told to the portal once a visit, when its page is in sight.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { lookAtNeed } from '../../api/dialogue';
import type { Need } from '../../api/needs';

/** When the reader was here before this visit; what came later is new to them. */
export function useLook(need: Need): string | undefined {
  const client = useQueryClient();
  const [before] = useState(need.lookedAt);
  useEffect(() => {
    let told = false;
    const look = () => {
      if (told || document.visibilityState !== 'visible') return;
      told = true;
      // Lost, it only leaves a mark on what was seen already: nothing to tell the reader.
      void lookAtNeed(client, need.id).catch(() => undefined);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
    };
  }, [client, need.id]);
  return before;
}
