import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Pledge } from '../../api/pledges';
import type { Project, ProjectPayment } from '../../api/projects';
import { visit } from '../../test/page';
import { ORG, Server } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

const stamps = {
  ...{ createdAt: '2026-09-18T10:00:00Z', createdBy: 'X' },
  ...{ updatedAt: '2026-09-18T10:00:00Z', updatedBy: 'X' },
};
const pledge: Pledge = {
  ...{ id: 'p1', version: 1, number: 'P-2026-0031', state: 'committed', funder: ORG.nl, shared: false },
  ...{ named: [], title: { uk: 'Насоси для громад' }, items: [], earmark: { kind: 'none' }, may: [] },
  ...stamps,
};
const { id, title, funder, state } = pledge;
const link = { id, number: 'P-2026-0031', title, funder, state };
const project: Project = {
  ...{ id: 'r1', version: 1, number: 'PR-2026-0007', status: 'implementation', statusCode: 2, next: [] },
  ...{ owner: ORG.nl, named: [], title: { uk: 'Постачання насосів' }, needs: [] },
  pledges: [link],
  ...{ implementers: [], beneficiaries: [], milestones: [], indicators: [], nationwide: true, places: [] },
  ...{ references: {}, may: [], ...stamps },
};
const eur = { amount: '100.00', currency: 'EUR' as const };
const payment: ProjectPayment = {
  transaction: {
    ...{ id: 't1', version: 1, type: 'disbursement', state: 'confirmed', date: '2026-10-01' },
    ...{ amount: eur, pledge: link, may: [], createdAt: stamps.createdAt, updatedAt: stamps.updatedAt },
  },
  reported: eur,
};

/** One pledge, the project that it funds and one payment. */
class Funded extends Server {
  override readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const { method, url } = input instanceof Request ? input : new Request(input, init);
    const { pathname, searchParams } = new URL(url);
    const page = (items: unknown[]) => Response.json({ items, total: items.length });
    const one = (record: unknown) => Response.json(record, { headers: { ETag: '"1"' } });
    const path = pathname.replace('/api/v1', '');
    this.log.push(`${method} ${path}`);
    if (path === '/session')
      return Response.json({ ...this.session, permissions: ['pledge:read', 'project:read'] });
    if (path === '/pledges/p1') return one(pledge);
    if (path === '/projects/r1') return one(project);
    if (path === '/projects')
      return page(searchParams.get('pledge') === 'p1' ? [{ ...project, overdue: 0 }] : []);
    if (path === '/projects/r1/money')
      return Response.json({
        ...{ currency: 'EUR', rule: 'transactions' },
        items: [{ type: 'disbursement', count: 1, amounts: [eur], amount: eur, bare: 0 }],
      });
    if (path === '/projects/r1/transactions') return page([payment]);
    if (/^\/(pledges|projects)\//.test(path)) return page([]);
    return await new Server().fetch(input, init);
  };
}

test('a project leads to the pledges that fund it and to the pledge of each payment', async () => {
  await visit('/projects/r1', new Funded());
  const links = await screen.findByRole('region', { name: 'Потреби і внески' });
  const lead = within(links).getByRole('link', { name: /^P-2026-0031.*Насоси для громад$/ });
  expect(lead.getAttribute('href')).toBe('/pledges/p1');
  const money = await screen.findByRole('button', { name: 'Виплати' });
  fireEvent.click(money);
  const rows = await screen.findByRole('region', { name: 'Виплати: рядки' });
  expect((await within(rows).findByRole('link', { name: /P-2026-0031/ })).getAttribute('href')).toBe(
    '/pledges/p1',
  );
});

test('a pledge names the projects that it funds', async () => {
  await visit('/pledges/p1', new Funded());
  const part = await screen.findByRole('region', { name: 'Проєкти' });
  const lead = within(part).getByRole('link', { name: /^PR-2026-0007.*Постачання насосів$/ });
  expect(lead.getAttribute('href')).toBe('/projects/r1');
});
