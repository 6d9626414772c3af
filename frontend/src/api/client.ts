// The one door to the server. Types come from the contract; what is refused
// is thrown as a Refusal, what did not arrive as Unreachable.
import createClient from 'openapi-fetch';
import type { FetchResponse } from 'openapi-fetch';
import { online } from '../app/online';
import { signal } from '../lib/signal';
import { Refusal, Unreachable, readProblem } from './problem';
import type { paths } from './schema.gen';

/** Counts up when the server says that nobody is signed in any more. */
export const sessionLost = signal(0);

export const api = createClient<paths>({
  baseUrl: `${window.location.origin}/api/v1`,
  credentials: 'same-origin',
  // Looked up at each call: the tests put their own fetch in its place.
  fetch: (request) => globalThis.fetch(request),
  // ?state=open&state=draft
  querySerializer: { array: { style: 'form', explode: true } },
});

export interface Answer<T> {
  data: T;
  etag: string;
}

type Media = `${string}/${string}`;

/** Awaits an operation; hands on its body and ETag, or throws. */
export async function ask<T extends Record<string | number, unknown>, O, M extends Media>(
  operation: Promise<FetchResponse<T, O, M>>,
): Promise<Answer<Exclude<FetchResponse<T, O, M>['data'], undefined>>> {
  let result: FetchResponse<T, O, M>;
  try {
    result = await operation;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    // openapi-fetch has read the body: a broken one is an answer lost on its way.
    if (navigator.onLine === false) online.set(false);
    throw new Unreachable('no answer', { cause });
  }
  online.set(true);
  if (!result.response.ok) throw await refuse(result.response, result.error);
  return {
    data: result.data as Exclude<FetchResponse<T, O, M>['data'], undefined>,
    etag: result.response.headers.get('ETag') ?? '',
  };
}

async function refuse(response: Response, parsed: unknown): Promise<Refusal> {
  // The body was consumed by openapi-fetch; give it back to the one reader of problems.
  const copy = new Response(JSON.stringify(parsed), { status: response.status, headers: response.headers });
  const problem = await readProblem(copy);
  if (problem.code === 'unauthenticated') sessionLost.set(sessionLost.get() + 1);
  return new Refusal(problem);
}

/** A change to the version that was read. A key always goes along, so that a repeat is told from a second wish. */
export const keyed = (id: string, etag: string, key: string) => ({
  path: { id },
  header: { 'If-Match': etag, 'Idempotency-Key': key },
});

/**
 * One key for one intention: sent again with the same body it makes the change
 * once, so a double press or a lost answer never doubles a record.
 */
export class Intention {
  #of = '';
  #key = '';

  keyFor(body: unknown): string {
    const of = JSON.stringify(body);
    if (of !== this.#of || this.#key === '') {
      this.#of = of;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }

  /** Done: the same body sent once more is a new intention. */
  done(): void {
    this.#of = '';
    this.#key = '';
  }
}
