// What stands in the place of a record or a list that has not come.
import type { ReactNode } from 'react';
import { isCode, sayProblem } from '../api/problem';
import { ProblemNotice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { NotFound } from './NotFound';

interface Reading<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

/** Why it did not come, and the way to ask again. */
export function ReadingProblem({ of }: { of: Reading<unknown> }) {
  return (
    <ProblemNotice problem={sayProblem(of.error)} onRetry={() => void of.refetch()} busy={of.isFetching} />
  );
}

/** In the place of a list that has not come; nothing once it is there. */
export function Coming({
  of,
  rows,
}: {
  of: Reading<unknown>;
  /** the height of what is coming, in lines */
  rows: number;
}) {
  if (of.isPending) return <Skeleton rows={rows} />;
  if (!of.error) return null;
  return (
    <div className="page-notice">
      <ReadingProblem of={of} />
    </div>
  );
}

/** A page of one record: what is not there and what is not for the reader look alike. */
export function Opened<T>({
  reading,
  rows,
  children,
}: {
  reading: Reading<T>;
  /** the height of what is coming, in lines */
  rows: number;
  children: (record: T) => ReactNode;
}) {
  if (isCode(reading.error, 'not_found', 'forbidden', 'invalid', 'bad_request')) return <NotFound />;
  return reading.data ? children(reading.data) : <Coming of={reading} rows={rows} />;
}
