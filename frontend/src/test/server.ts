// A stand-in for the server, for tests of pages alone: a few records in memory
// and the rules a page can feel (versions, required fields, one key one change).
import { placesOf } from './places';
import type { Attachment } from '../api/attachments';
import type { Need, NeedContent, NeedItem, NeedRow } from '../api/needs';
import type { Catalogue } from '../api/reference';
import type { Permission, Session } from '../api/session';
import { Dialogue } from './dialogue';
import { history } from './history';

const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const ORG = { sesu: id(1), sbgs: id(2), nl: id(3) };
const organisations = [
  [
    ORG.sesu,
    'agency',
    'ДСНС',
    'SESU',
    'Державна служба України з надзвичайних ситуацій',
    'State Emergency Service of Ukraine',
  ],
  [
    ORG.sbgs,
    'agency',
    'ДПСУ',
    'SBGS',
    'Державна прикордонна служба України',
    'State Border Guard Service of Ukraine',
  ],
  [
    ORG.nl,
    'partner',
    'Нідерланди',
    'Netherlands',
    'Посольство Королівства Нідерландів',
    'Embassy of the Kingdom of the Netherlands',
  ],
].map(([key, kind, acronymUk, acronymEn, uk, en]) => ({
  id: key,
  version: 1,
  kind,
  active: true,
  may: [],
  acronym: { uk: acronymUk, en: acronymEn },
  name: { uk, en },
}));

const subgroups = [
  ['ER', 'Реагування на надзвичайні ситуації', 'Emergency response'],
  ['CP', 'Громадська безпека', 'Community policing'],
  ['BS', 'Безпека кордонів', 'Border security'],
  ['RB', 'Відбудова та відновлення', 'Rebuilding'],
].map(([code, uk, en], order) => ({ code, order, active: true, name: { uk, en } }));

const themes = [
  ['ER-FIRE', 'ER', 'Пожежогасіння', 'Firefighting'],
  ['ER-DEMIN', 'ER', 'Розмінування', 'Demining'],
  ['BS-SURV', 'BS', 'Спостереження за кордоном', 'Border surveillance'],
].map(([code, subgroup, uk, en]) => ({ code, subgroup, active: true, name: { uk, en } }));

const unit = (code: string, decimals: number, uk: string[], en: string[]) => {
  const form = (n: number) => ({ uk: uk[n] ?? '', en: en[n] ?? '' });
  return { code, decimals, one: form(0), few: form(1), many: form(2), fraction: form(3), abbr: form(4) };
};
const itemClass = (code: string, uk: string, en: string, units: string[], dualUse = false) => ({
  ...{ code, group: 'it', groupName: { uk: 'Інформаційні технології', en: 'IT' } },
  ...{ name: { uk, en }, units, moneyOnly: false, dualUse },
});
export const CATALOGUE: Catalogue = {
  units: [
    unit('PCE', 0, ['штука', 'штуки', 'штук', 'штуки', 'шт.'], ['piece', 'pieces', 'pieces', 'pieces', 'pc']),
    unit(
      'SET',
      0,
      ['комплект', 'комплекти', 'комплектів', 'комплекту', 'компл.'],
      ['set', 'sets', 'sets', 'sets', 'set'],
    ),
    unit(
      'KGM',
      3,
      ['кілограм', 'кілограми', 'кілограмів', 'кілограма', 'кг'],
      ['kilogram', 'kilograms', 'kilograms', 'kilograms', 'kg'],
    ),
    unit(
      'MTK',
      2,
      ['квадратний метр', 'квадратні метри', 'квадратних метрів', 'квадратного метра', 'м²'],
      ['square metre', 'square metres', 'square metres', 'square metres', 'm²'],
    ),
  ],
  itemClasses: [
    itemClass('ITC-LAPTOP', 'Ноутбук', 'Laptop', ['PCE']),
    itemClass('ITC-NETWORK', 'Мережеве обладнання', 'Network equipment', ['SET', 'PCE']),
    itemClass('COM-REPEAT', 'Ретранслятор', 'Repeater', ['PCE'], true),
  ],
  strategies: [
    { code: 'IBM-2025', name: { uk: 'Стратегія кордонів', en: 'Border strategy' }, subgroups: ['BS'] },
    {
      code: 'MINE-2033',
      name: { uk: 'Стратегія протимінної діяльності', en: 'Mine Action Strategy' },
      subgroups: ['ER'],
    },
  ],
};

/** A need as a list shows it. */
export const rowOf = (need: Need): NeedRow => ({ ...need, fresh: false });

export function needOf(n: number, part: Partial<Need> = {}): Need {
  return {
    id: id(1000 + n),
    version: 1,
    number: `N-ER-2026-${String(n).padStart(4, '0')}`,
    state: 'open',
    level: 'group',
    named: [],
    stale: false,
    agency: ORG.sesu,
    subgroup: 'ER',
    theme: 'ER-FIRE',
    title: {
      uk: `Пожежні автоцистерни для прифронтових громад ${n}`,
      en: `Fire engines for frontline communities ${n}`,
    },
    description: { uk: 'Після обстрілів частини втратили 11 автоцистерн із 26.' },
    priority: 'critical',
    priorityReason: { uk: 'Три громади залишаються без другого виїзду.' },
    cost: { amount: '2640600.00', currency: 'EUR' },
    costAsOf: '2026-09-18',
    items: [],
    strategies: [],
    nationwide: false,
    places: ['UA63000000000041885'],
    neededBy: '2026-12-31',
    contact: { name: 'Олена Коваль', email: 'koval@dsns.example' },
    may: [],
    createdAt: '2026-09-18T10:00:00Z',
    createdBy: 'Олена Коваль',
    updatedAt: '2026-11-20T07:10:00Z',
    updatedBy: 'Олена Коваль',
    ...part,
  };
}

const ALL: Permission[] = ['need:read', 'need:create', 'organisation:read', 'subgroup:read', 'place:read'];

export class Server {
  readonly dialogue = new Dialogue();
  signedIn = true;
  session: Session = {
    signedIn: true,
    demo: true,
    user: { id: id(50), name: 'Олена Коваль', email: 'koval@dsns.example' },
    seats: [{ id: id(60), role: 'agency_drafter', organisation: ORG.sesu, from: '2026-01-01' }],
    permissions: ALL,
    twoPeople: [],
  };
  needs: Need[] = [needOf(1), needOf(2, { priority: 'high', state: 'submitted' })];
  /** every request, as "POST /needs" */
  readonly log: string[] = [];
  readonly bodies: unknown[] = [];
  /** as the agency has an approver: the first word of two only proposes */
  twoPeople = false;
  similar: { need: NeedRow; why: ('title' | 'items')[] }[] = [];
  files: Attachment[] = [];
  #keys = new Map<string, Need>();
  /** the next answers to go wrong, by "PUT /needs/…" prefix */
  readonly trouble: { at: string; answer: () => Response | Promise<Response> }[] = [];

  /** the line is cut: nothing gets through, whoever asks */
  cut = false;

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (this.cut) throw new TypeError('cut');
    const request = input instanceof Request ? input : new Request(input, init);
    const url = new URL(request.url);
    const path = url.pathname.replace('/api/v1', '');
    const name = `${request.method} ${path}`;
    this.log.push(name);
    const text = request.method === 'GET' ? '' : await request.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (body !== undefined) this.bodies.push(body);
    const bad = this.trouble.findIndex((one) => name.startsWith(one.at));
    if (bad >= 0) return this.trouble.splice(bad, 1)[0]!.answer();
    return this.#answer(request, path, url.searchParams, body);
  };

  #answer(request: Request, path: string, query: URLSearchParams, body: unknown): Response {
    if (path === '/session') {
      if (request.method === 'DELETE') {
        this.signedIn = false;
        return new Response(null, { status: 204 });
      }
      if (request.method === 'POST') {
        if ((body as { password: string }).password !== 'right') return problem(401, 'sign_in_refused');
        this.signedIn = true;
      }
      return json(
        this.signedIn
          ? this.session
          : { signedIn: false, demo: true, permissions: [], seats: [], twoPeople: [] },
      );
    }
    if (path === '/setup') return new Response(null, { status: 204 });
    if (!this.signedIn) return problem(401, 'unauthenticated');
    if (path === '/organisations') return json({ items: organisations, total: organisations.length });
    if (path === '/subgroups') return json({ items: subgroups });
    if (path === '/themes') return json({ items: themes });
    if (path === '/places') return json({ items: placesOf(query) });
    if (path === '/catalogue') return json(CATALOGUE);
    if (path === '/needs/similar') return json({ items: this.similar });
    if (path === '/needs/open' || path === '/needs/return')
      return this.#many(path.slice('/needs/'.length), body as { needs: { id: string; version: number }[] });
    if (path === '/needs' && request.method === 'GET') return this.#list(query);
    if (path === '/needs') return this.#create(request, body as NeedContent);
    const said = this.dialogue.answer(request, path, query, body, this.needs);
    if (said) return said;
    const [, , needId, act] = path.split('/');
    const need = this.needs.find((one) => one.id === needId);
    if (!need) return problem(404, 'not_found');
    if (act === 'history') return json({ items: history(need) });
    if (act === 'attachments') {
      if (request.method === 'DELETE') this.files = this.files.filter((one) => !path.endsWith(one.id));
      return request.method === 'DELETE' ? new Response(null, { status: 204 }) : json({ items: this.files });
    }
    if (request.method === 'GET') return json(need, need.version);
    if (request.headers.get('If-Match') !== `"${need.version}"`) return problem(412, 'stale');
    return this.#change(request.method, need, act, body);
  }

  #list(query: URLSearchParams): Response {
    const limit = Number(query.get('limit') ?? 50);
    const from = Number(query.get('after') ?? 0);
    const found = this.needs.filter(
      (need) =>
        (!query.has('state') || query.getAll('state').includes(need.state)) &&
        (!query.has('q') ||
          JSON.stringify(need.title)
            .toLowerCase()
            .includes((query.get('q') ?? '').toLowerCase())),
    );
    const items = found.slice(from, from + limit).map(rowOf);
    const next = from + limit < found.length ? { next: String(from + limit) } : {};
    return json({ items, total: found.length, ...next });
  }

  #create(request: Request, body: NeedContent): Response {
    const key = request.headers.get('Idempotency-Key') ?? '';
    if (key === '') return problem(400, 'bad_request');
    const again = this.#keys.get(key);
    if (again) return json(again, again.version, 201);
    const errors =
      body.heldOutside || body.title?.uk || body.title?.en ? [] : [{ pointer: '/title', code: 'required' }];
    if (errors.length > 0) return problem(422, 'invalid', errors);
    const {
      id: made,
      version,
      named,
      createdAt,
      createdBy,
      updatedAt,
      updatedBy,
    } = needOf(100 + this.needs.length);
    const need = {
      ...{ id: made, version, named, createdAt, createdBy, updatedAt, updatedBy },
      ...{ nationwide: false, places: [], strategies: [], stale: false, title: {}, ...body },
      ...(body.heldOutside ? { level: 'held_outside' } : {}),
      items: kept(body),
      state: 'draft',
      may: ['need:edit', 'need:submit', 'need:delete'],
    } as Need;
    this.needs.push(need);
    this.#keys.set(key, need);
    return json(need, need.version, 201);
  }

  #many(act: string, { needs }: { needs: { id: string; version: number }[] }): Response {
    const items = needs.map(({ id: wanted, version }) => {
      const need = this.needs.find((one) => one.id === wanted);
      if (need?.version !== version) return { id: wanted, done: false, code: 'stale' };
      Object.assign(need, { state: act === 'open' ? 'open' : 'returned', may: [] });
      return { id: wanted, done: true };
    });
    return json({ items });
  }

  #change(method: string, need: Need, act: string | undefined, body: unknown): Response {
    need.version += 1;
    if (method === 'DELETE') {
      this.needs = this.needs.filter((one) => one !== need);
      return new Response(null, { status: 204 });
    }
    if (method === 'PUT') Object.assign(need, body, { items: kept(body as NeedContent) });
    if (act === 'submit' && this.twoPeople && !need.proposed) {
      const at = '2026-11-20T07:10:00Z';
      Object.assign(need, { proposed: { by: 'Олена Коваль', side: 'owner', at }, may: ['need:edit'] });
      return json(need, need.version);
    }
    if (act === 'submit') {
      const errors = need.theme ? [] : [{ pointer: '/theme', code: 'required' }];
      if (errors.length > 0) {
        need.version -= 1;
        return problem(422, 'need_not_complete', errors);
      }
      delete need.proposed;
      Object.assign(need, { state: 'submitted', number: 'N-ER-2026-0099', may: [] });
    }
    if (act === 'return')
      Object.assign(need, {
        state: 'returned',
        returnComment: (body as { comment: string }).comment,
        may: [],
      });
    if (act === 'publish') {
      const at = '2026-11-20T07:10:00Z';
      if (need.release) {
        delete need.release;
        Object.assign(need, { level: 'public', may: [] });
      } else Object.assign(need, { release: { by: 'Олена Коваль', side: 'owner', at }, may: [] });
    }
    if (act === 'relevel') Object.assign(need, body);
    if (act === 'open') Object.assign(need, { state: 'open', ...(body as object), may: ['need:close'] });
    return json(need, need.version);
  }
}

/** The portal gives new lines their ids and counts their totals. */
function kept(body: NeedContent): NeedItem[] {
  return (body.items ?? []).map((item, n) => ({ ...item, id: item.id ?? id(5000 + n) }));
}

function json(body: unknown, version?: number, status = 200): Response {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (version !== undefined) headers.ETag = `"${version}"`;
  return new Response(JSON.stringify(body), { status, headers });
}

export function problem(
  status: number,
  code: string,
  errors?: { pointer: string; code: string; params?: Record<string, string> }[],
): Response {
  const body = {
    type: 'about:blank',
    title: code,
    status,
    code,
    requestId: 'req-1',
    ...(errors ? { errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}
