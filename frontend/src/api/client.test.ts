import { afterEach, describe, expect, test, vi } from 'vitest';
import { Server, problem } from '../test/server';
import { Intention, api, ask, sessionLost } from './client';
import { Refusal, Unreachable } from './problem';

afterEach(() => {
  vi.unstubAllGlobals();
});

function serve(): Server {
  const server = new Server();
  vi.stubGlobal('fetch', server.fetch);
  return server;
}

describe('asking', () => {
  test('hands on the body and the version', async () => {
    const server = serve();
    const id = server.needs[0]?.id ?? '';
    const answer = await ask(api.GET('/needs/{id}', { params: { path: { id } } }));
    expect(answer.etag).toBe('"1"');
    expect(answer.data.id).toBe(id);
  });

  test('several values of a filter travel as several', async () => {
    const server = serve();
    const seen: string[] = [];
    vi.stubGlobal('fetch', (request: Request) => {
      seen.push(new URL(request.url).search);
      return server.fetch(request);
    });
    await ask(api.GET('/needs', { params: { query: { state: ['open', 'draft'] } } }));
    expect(seen).toEqual(['?state=open&state=draft']);
  });

  test('a refusal is thrown with its problem', async () => {
    const server = serve();
    server.trouble.push({ at: 'GET /themes', answer: () => problem(403, 'forbidden') });
    await expect(ask(api.GET('/themes'))).rejects.toMatchObject({
      problem: { code: 'forbidden', requestId: 'req-1' },
    });
  });

  test('no answer is told from a refusal', async () => {
    const server = serve();
    server.trouble.push({ at: 'GET /themes', answer: () => Promise.reject(new TypeError('network')) });
    const error: unknown = await ask(api.GET('/themes')).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Unreachable);
    expect(error).not.toBeInstanceOf(Refusal);
  });

  test('a lost session is announced once for each refusal', async () => {
    const server = serve();
    const before = sessionLost.get();
    server.signedIn = false;
    await expect(ask(api.GET('/themes'))).rejects.toBeInstanceOf(Refusal);
    expect(sessionLost.get()).toBe(before + 1);
  });

  test('a wrong password is no lost session', async () => {
    serve();
    const before = sessionLost.get();
    await expect(ask(api.POST('/session', { body: { email: 'a', password: 'b' } }))).rejects.toBeInstanceOf(
      Refusal,
    );
    expect(sessionLost.get()).toBe(before);
  });
});

describe('one intention, one key', () => {
  test('the same body keeps its key until it is done; another body is another wish', () => {
    const intention = new Intention();
    const first = intention.keyFor({ a: 1 });
    expect(intention.keyFor({ a: 1 })).toBe(first);
    expect(intention.keyFor({ a: 2 })).not.toBe(first);
    const again = intention.keyFor({ a: 1 });
    intention.done();
    expect(intention.keyFor({ a: 1 })).not.toBe(again);
  });

  test('a key is what the contract takes', () => {
    expect(new Intention().keyFor(null)).toMatch(/^[A-Za-z0-9_-]{8,100}$/);
  });
});
