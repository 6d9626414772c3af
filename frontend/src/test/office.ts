// The stand-in server with accounts, sessions and the log, for tests of their
// pages: it answers what the contract says and notes what was sent.
import type { Event } from '../api/audit';
import type { User } from '../api/people';
import type { SessionRow } from '../api/account';
import { ORG, Server, problem } from './server';

const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const personOf = (n: number, part: Partial<User> = {}): User => ({
  id: id(2000 + n),
  version: 1,
  name: `Ірина Бойко ${n}`,
  email: `boiko${n}@dsns.example`,
  disabled: false,
  active: true,
  invited: false,
  seats: [{ id: id(3000 + n), role: 'agency_drafter', organisation: ORG.sesu, from: '2026-09-01' }],
  may: ['user:write'],
  ...part,
});

const json = (body: unknown, version?: number): Response =>
  new Response(JSON.stringify(body), {
    headers: {
      'Content-Type': 'application/json',
      ...(version === undefined ? {} : { ETag: `"${version}"` }),
    },
  });

export class Office extends Server {
  people: User[] = [personOf(1)];
  sessions: SessionRow[] = [];
  events: Event[] = [];
  /** every query of the log */
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
    const path = url.pathname.replace('/api/v1', '');
    const mine = /^\/(users|audit|password|session\/)/.test(path);
    const bad = this.trouble.some((one) => `${request.method} ${path}`.startsWith(one.at));
    if (!mine || bad) return rest(request);
    this.log.push(`${request.method} ${path}`);
    const text = request.method === 'GET' ? '' : await request.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, string>;
    if (text !== '') this.bodies.push(body);
    if (path === '/audit') {
      this.asked.push(url.search);
      return json({ items: this.events });
    }
    if (path === '/session/others') return json({ items: this.sessions });
    if (path.startsWith('/session/others/')) {
      this.sessions = this.sessions.filter((one) => !path.endsWith(one.id));
      return new Response(null, { status: 204 });
    }
    if (path === '/session/password' || path === '/password') return new Response(null, { status: 204 });
    return this.#users(request.method, path, url, body);
  }

  #users(method: string, path: string, url: URL, body: Record<string, string>): Response {
    if (path === '/users' && method === 'GET') {
      const q = url.searchParams.get('q') ?? '';
      const items = this.people.filter((one) => `${one.name} ${one.email}`.includes(q));
      return json({ items, total: items.length });
    }
    if (path === '/users') {
      const made = personOf(50, { ...body, active: false, seats: [] });
      this.people.push(made);
      return json(made, 1);
    }
    const [, , who, act] = path.split('/');
    const user = this.people.find((one) => one.id === who);
    if (!user) return problem(404, 'not_found');
    if (act === 'link') {
      user.invited = true;
      return json({ path: '/password#once-7', expiresAt: '2026-11-26T18:00:00Z' });
    }
    if (method !== 'GET') user.version += 1;
    if (method === 'PUT') Object.assign(user, body);
    if (act === 'seats' && path.endsWith('/end'))
      user.seats = user.seats.map((seat) => ({ ...seat, to: body.to ?? '' }));
    else if (act === 'seats')
      user.seats.push({ id: id(4000), role: 'chair', from: body.from ?? '', subgroup: body.subgroup ?? '' });
    return json(user, user.version);
  }
}
