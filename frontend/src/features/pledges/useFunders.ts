// For whom the reader may pledge: their own organisations that help, and not those that ask.
import { useMemo } from 'react';
import type { Organisation } from '../../api/reference';
import type { Session } from '../../api/session';

export const useFunders = (
  organisations: readonly Organisation[],
  session: Session | undefined,
): readonly Organisation[] =>
  useMemo(
    () =>
      organisations.filter(
        (one) =>
          one.active &&
          session?.seats.some((seat) => seat.role === 'partner' && seat.organisation === one.id),
      ),
    [organisations, session],
  );
