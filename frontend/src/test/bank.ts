// The stand-in server with rates of exchange: it keeps them, refuses what the contract refuses, and notes what was asked.
import type { Event } from '../api/audit';
import type { Rate } from '../api/rates';
import { Server, problem } from './server';

export const rateOf = (date: string, part: Partial<Rate> = {}): Rate => {
  const currency = part.currency ?? 'EUR';
  const source = part.source ?? 'NBU';
  return {
    id: `${date}-${currency}-${source}`,
    version: 1,
    date,
    currency,
    source,
    ...(source === 'ECB' ? { unitsPerEur: '1.16' } : { uahPerUnit: '48.1' }),
    updatedAt: `${date}T07:00:00Z`,
    may: [],
    ...part,
  };
};

const json = (body: unknown, version?: number): Response =>
  new Response(JSON.stringify(body), {
    headers: {
      'Content-Type': 'application/json',
      ...(version === undefined ? {} : { ETag: `"${String(version)}"` }),
    },
  });

export class Bank extends Server {
  rates: Rate[] = [];
  next: string | undefined;
  events: Event[] = [];
  /** every query of the list */
  readonly asked: string[] = [];

  constructor(...also: Server['session']['permissions']) {
    super();
    this.session.permissions = [...this.session.permissions, ...also];
    const rest = this.fetch;
    Object.assign(this, {
      fetch: (input: RequestInfo | URL, init?: RequestInit) => this.#take(rest, input, init),
    });
  }

  async #take(rest: Server['fetch'], input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = input instanceof Request ? input : new Request(input, init);
    const url = new URL(request.url);
    const [, , id = '', more] = decodeURIComponent(url.pathname.replace('/api/v1', '')).split('/');
    if (!url.pathname.startsWith('/api/v1/rates')) return rest(request);
    const text = request.method === 'GET' ? '' : await request.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Partial<Rate>;
    if (text !== '') this.bodies.push(body);
    if (id === '' && request.method === 'GET') {
      this.asked.push(url.search);
      return json({ items: this.rates, total: this.rates.length, ...(this.next ? { next: this.next } : {}) });
    }
    if (id === '') {
      const made = rateOf(body.date ?? '', { ...body, source: 'manual', may: ['rate:write'] });
      if (this.rates.some((one) => one.id === made.id))
        return problem(422, 'invalid', [{ pointer: '/date', code: 'taken' }]);
      this.rates.unshift(made);
      return json(made, 1);
    }
    if (more === 'history') return json({ items: this.events });
    const rate = this.rates.find((one) => one.id === id);
    if (!rate) return problem(404, 'not_found');
    if (request.method === 'PUT') {
      if (request.headers.get('If-Match') !== `"${String(rate.version)}"`) return problem(412, 'stale');
      Object.assign(rate, body, { version: rate.version + 1 });
    }
    return json(rate, rate.version);
  }
}
