// The stand-in server with totals: what the page asks is noted, and each question has an answer that a test may change.
import type {
  CoverageAllocation,
  CoverageList,
  CoverageMatrix,
  CoverageNeed,
  CoverageTotal,
} from '../api/coverage';
import { Server, needOf, rowOf } from './server';

export const eur = (amount: string) => ({ amount, currency: 'EUR' as const });

const bars = (held: string, pledged: string, committed: string, delivered: string) => ({
  held: eur(held),
  pledged: eur(pledged),
  committed: eur(committed),
  delivered: eur(delivered),
});

export const totalOf = (part: Partial<CoverageTotal> = {}): CoverageTotal => ({
  needs: 2,
  cost: eur('4000000.00'),
  bars: bars('103500.00', '2000000.00', '1000000.00', '250000.00'),
  undisclosed: { pledged: eur('0.00'), committed: eur('0.00'), delivered: eur('0.00') },
  gap: eur('3000000.00'),
  overCover: eur('0.00'),
  noRate: 0,
  ...part,
});

export const needRowOf = (n: number, part: Partial<CoverageNeed> = {}): CoverageNeed => ({
  need: rowOf(needOf(n, { cost: { amount: '1000.00', currency: 'USD' } })),
  report: {
    cost: eur('860.05'),
    bars: bars('0.00', '500.00', '400.00', '0.00'),
    undisclosed: { pledged: eur('0.00'), committed: eur('0.00'), delivered: eur('0.00') },
    gap: eur('460.05'),
    overCover: eur('0.00'),
    rate: {
      from: 'USD',
      to: 'EUR',
      rate: '0.86005',
      on: '2026-09-18',
      quotes: [
        { date: '2026-09-17', currency: 'USD', source: 'NBU', value: '41.2' },
        { date: '2026-09-17', currency: 'EUR', source: 'NBU', value: '47.9' },
      ],
    },
  },
  ...part,
});

/** With their codes of ISO 3166-2, which the map is keyed by. */
const OBLASTS = [
  ['UA63000000000041885', 'UA-63', 'Харківська'],
  ['UA46000000000026241', 'UA-46', 'Львівська'],
  ['UA01000000000013043', 'UA-43', 'Крим'],
  ['UA85000000000065278', 'UA-40', 'Севастополь'],
].map(([katottg, iso, uk]) => ({
  ...{ katottg, iso, level: 'oblast', pcode: iso },
  ...{ name: { uk: uk ?? '' }, shortName: { uk: uk ?? '' } },
}));

export class Treasury extends Server {
  total = totalOf();
  /** by what is asked for */
  groups: Record<string, CoverageTotal[]> = {
    theme: [
      totalOf({ key: 'ER-FIRE', needs: 1, gap: eur('1000000.00') }),
      totalOf({ key: 'ER-DEMIN', needs: 1, gap: eur('2000000.00') }),
    ],
    region: [totalOf({ key: 'UA63', needs: 1, gap: eur('3000000.00') })],
    quarter: [totalOf({ key: '2026-Q4' })],
  };
  cells: CoverageMatrix['cells'] = [];
  needRows: CoverageNeed[] = [];
  allocationRows: CoverageAllocation[] = [];
  /** every question about coverage, as "/coverage?by=theme&…" */
  readonly asked: string[] = [];

  constructor() {
    super();
    this.session.permissions = [...this.session.permissions, 'coverage:read', 'pledge:read'];
    const rest = this.fetch;
    Object.assign(this, {
      fetch: (input: RequestInfo | URL, init?: RequestInit) => this.#take(rest, input, init),
    });
  }

  async #take(rest: Server['fetch'], input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = input instanceof Request ? input : new Request(input, init);
    const url = new URL(request.url);
    const path = url.pathname.replace('/api/v1', '');
    if (path === '/places') return json({ items: OBLASTS });
    if (!path.startsWith('/coverage')) return rest(request);
    this.asked.push(path + url.search);
    const bad = this.trouble.findIndex((one) => `GET ${path}`.startsWith(one.at));
    if (bad >= 0) return this.trouble.splice(bad, 1)[0]!.answer();
    const ofPledges = ['funder', 'channel', 'instrument', 'direct'].some((name) =>
      url.searchParams.has(name),
    );
    const rule = ofPledges ? ('allocations' as const) : ('needs' as const);
    const bare = ({ key, needs, noRate, bars: own }: CoverageTotal): CoverageTotal => ({
      ...(key ? { key } : {}),
      needs,
      noRate,
      bars: own,
    });
    const items = this.groups[url.searchParams.get('by') ?? ''] ?? [];
    const list: CoverageList = {
      currency: 'EUR',
      rule,
      asOf: '2026-11-24',
      total: ofPledges ? bare(this.total) : this.total,
      items: ofPledges ? items.map(bare) : items,
    };
    if (path === '/coverage') return json(list);
    if (path === '/coverage/matrix')
      return json({ currency: 'EUR', rule, cells: this.cells } satisfies CoverageMatrix);
    const rows = path === '/coverage/needs' ? this.needRows : this.allocationRows;
    return json({ items: rows, total: rows.length });
  }
}

/** Without a funder it is what is undisclosed. */
export const cellOf = (
  subgroup: string,
  committed: string,
  part: Partial<CoverageMatrix['cells'][number]> = {},
): CoverageMatrix['cells'][number] => ({
  subgroup,
  pledged: eur(committed),
  committed: eur(committed),
  delivered: eur('0.00'),
  ...part,
});

const json = (body: unknown): Response =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
