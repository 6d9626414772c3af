// A person who works through the API, for the records that a test needs many of.
import { expect, request } from '@playwright/test';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { Need, NeedContent } from '../src/api/needs';
import { url } from './portal';
import type { Account } from './portal';

export interface Held {
  need: Need;
  etag: string;
}

export class Api {
  readonly #http: APIRequestContext;

  private constructor(http: APIRequestContext) {
    this.#http = http;
  }

  static async as(account: Account): Promise<Api> {
    const http = await request.newContext();
    const answer = await http.post(url('/api/v1/session'), {
      data: { email: `${account}@portal.example`, password: process.env.PORTAL_DEMO_PASSWORD },
    });
    expect(answer.status(), `${account} signs in`).toBe(200);
    return new Api(http);
  }

  /** The one agency that the account writes for. */
  async agency(): Promise<string> {
    const session = (await (await this.#http.get(url('/api/v1/session'))).json()) as {
      seats: { organisation?: string }[];
    };
    return session.seats[0]?.organisation ?? '';
  }

  tryCreate(content: NeedContent): Promise<APIResponse> {
    return patiently(() => this.#http.post(url('/api/v1/needs'), { data: content }));
  }

  async create(content: NeedContent): Promise<Held> {
    return held(await this.tryCreate(content), 201);
  }

  /** As it is now. */
  async read(id: string): Promise<Held> {
    return held(await patiently(() => this.#http.get(url(`/api/v1/needs/${id}`))), 200);
  }

  async edit({ need, etag }: Held, content: NeedContent): Promise<Held> {
    const options = { data: content, headers: { 'If-Match': etag } };
    return held(await patiently(() => this.#http.put(url(`/api/v1/needs/${need.id}`), options)), 200);
  }

  async act({ need, etag }: Held, verb: string, data: object = {}): Promise<Held> {
    const options = {
      headers: { 'If-Match': etag },
      ...(Object.keys(data).length > 0 ? { data } : {}),
    };
    const path = url(`/api/v1/needs/${need.id}/${verb}`);
    return held(await patiently(() => this.#http.post(path, options)), 200);
  }

  end(): Promise<void> {
    return this.#http.dispose();
  }
}

/** The portal takes so many requests a second of one person; who is asked to wait, waits as long as it says. */
async function patiently(send: () => Promise<APIResponse>): Promise<APIResponse> {
  const answer = await send();
  if (answer.status() !== 429) return answer;
  const wait = Number(answer.headers()['retry-after'] ?? '1') * 1_000;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return patiently(send);
}

async function held(answer: APIResponse, status: number): Promise<Held> {
  const text = await answer.text();
  expect(answer.status(), text).toBe(status);
  return { need: JSON.parse(text) as Need, etag: answer.headers()['etag'] ?? '' };
}

/** Several at a time, in order: the store takes one writer, the network several. */
export async function inBatches<T, R>(
  items: readonly T[],
  size: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += size) {
    done.push(...(await Promise.all(items.slice(at, at + size).map((item, i) => work(item, at + i)))));
  }
  return done;
}
