// When a read is asked for again, and after how long.
import { Refusal, isCode } from './problem';

/**
 * What the server refuses it would refuse again; a lost answer is asked for twice more. Who turns pages faster than the
 * portal serves one person waits as long as it says, and sees no error.
 */
export function askAgain(count: number, error: unknown): boolean {
  if (isCode(error, 'too_many_requests')) return count < 4;
  return !(error instanceof Refusal && error.problem.status < 500) && count < 2;
}

/** Milliseconds before the next try; some chance in it, so that a page's reads do not come all at once again. */
export function askAfter(count: number, error: unknown): number {
  const said = error instanceof Refusal ? error.problem.retryAfter : undefined;
  return said === undefined ? Math.min(1000 * 2 ** count, 30_000) : said * 1000 + Math.random() * 500;
}
