import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Found } from '../../api/search';
import { visit } from '../../test/page';
import { ORG, Server, needOf, problem } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

const box = () => screen.findByRole<HTMLInputElement>('combobox', { name: 'Пошук у всьому порталі' });
const write = async (text: string) => {
  fireEvent.change(await box(), { target: { value: text } });
};

describe('the box of the header', () => {
  test('answers as one types, once', async () => {
    const { server } = await visit('/');
    for (const text of ['г', 'гро', 'громад 2']) await write(text);
    expect(await screen.findByRole('option', { name: /громад 2/ })).toBeTruthy();
    expect(server.dialogue.asked).toEqual(['громад 2']);
    expect((await box()).getAttribute('aria-expanded')).toBe('true');
  });

  test('arrows go round the answers and Enter opens the chosen one', async () => {
    const { router, server } = await visit('/');
    await write('громад');
    await screen.findAllByRole('option');
    fireEvent.keyDown(await box(), { key: 'ArrowDown' });
    fireEvent.keyDown(await box(), { key: 'ArrowUp' });
    const last = screen.getByRole('option', { name: /громад 2/ });
    expect(last.getAttribute('aria-selected')).toBe('true');
    expect((await box()).getAttribute('aria-activedescendant')).toBe(last.id);
    fireEvent.submit(await box());
    await waitFor(() => expect(router.state.location.pathname).toBe(`/needs/${server.needs[1]?.id}`));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('Enter without a choice leads to all of them, Esc only closes', async () => {
    const { router } = await visit('/');
    await write('громад');
    await screen.findAllByRole('option');
    fireEvent.keyDown(await box(), { key: 'Escape' });
    expect(screen.queryByRole('listbox')).toBeNull();
    expect((await box()).value).toBe('громад');
    fireEvent.submit(await box());
    await waitFor(() => expect(router.state.location.href).toBe(encodeURI('/search?q=громад')));
    expect(await screen.findByRole('region', { name: 'Потреби (2)' })).toBeTruthy();
  });

  test('one letter is no question', async () => {
    const { server } = await visit('/');
    await write('г');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(server.dialogue.asked).toEqual([]);
  });
});

describe('the page of all that was found', () => {
  test('shows comments with the need they hang on', async () => {
    const server = new Server();
    server.needs = [needOf(1)];
    server.dialogue.comments = [
      {
        id: 'c1',
        text: 'Яка висота боксів?',
        by: 'X',
        at: '2026-11-18T10:14:00Z',
        mine: false,
        mentions: [],
      },
    ];
    await visit('/search?q=бокс', server);
    const link = await screen.findByRole('link', { name: 'Яка висота боксів?' });
    expect(link.getAttribute('href')).toBe(`/needs/${server.needs[0]?.id}`);
    expect(screen.getByText('N-ER-2026-0001')).toBeTruthy();
  });

  test('shows pledges, and what was said of a pledge or lies with a project leads there', async () => {
    const server = new Server();
    const at = '2026-11-20T07:10:00Z';
    const pledge: NonNullable<Found['pledges']>[number] = {
      ...{ id: 'p1', version: 1, number: 'P-2026-0031', state: 'committed', funder: ORG.nl },
      ...{ title: { uk: 'Насоси для громад' }, updatedAt: at },
    };
    const project: NonNullable<Found['projects']>[number] = {
      ...{ id: 'r1', version: 1, number: 'PR-2026-0007', status: 'pipeline', owner: ORG.nl },
      ...{ title: { uk: 'Постачання насосів' }, beneficiaries: [], nationwide: true, places: [] },
      ...{ overdue: 0, updatedAt: at },
    };
    const found: Found = {
      ...{ needs: [], pledges: [pledge], projects: [], organisations: [] },
      comments: [{ pledge, text: 'Насоси якої потужності?' }],
      files: [
        { pledge, text: 'насоси-угода.pdf' },
        { project, text: 'насоси-план.pdf' },
      ],
      totals: { needs: 0, pledges: 7, projects: 0, organisations: 0, comments: 1, files: 2 },
    };
    server.trouble.push({ at: 'GET /search', answer: () => Response.json(found) });
    await visit('/search?q=насос', server);
    const leads = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    const part = await screen.findByRole('region', { name: 'Внески (7)' });
    expect(part.textContent).toContain('P-2026-0031');
    expect(leads('Насоси для громад')).toBe('/pledges/p1');
    expect(leads('Усі 7 у переліку внесків')).toBe(encodeURI('/pledges?q=насос'));
    expect(leads('Насоси якої потужності?')).toBe('/pledges/p1');
    expect(leads('насоси-угода.pdf')).toBe('/pledges/p1');
    expect(leads('насоси-план.pdf')).toBe('/projects/r1');
    expect(screen.getByText('Знайдено 10 записів', { selector: 'b' })).toBeTruthy();
    await write('насос');
    const group = await screen.findByRole('group', { name: 'Внески' });
    expect(within(group).getAllByRole('option')).toHaveLength(1);
    expect(screen.getAllByRole('option')).toHaveLength(4);
  });

  test('an agency leads to its needs, any other organisation to its page', async () => {
    const server = new Server();
    const one = { version: 1, active: true, may: [] };
    server.dialogue.organisations = [
      { ...one, id: ORG.sbgs, kind: 'agency', name: { uk: 'Служба кордону' } },
      { ...one, id: ORG.nl, kind: 'partner', name: { uk: 'Посольство при кордоні' } },
    ];
    await visit('/search?q=кордон', server);
    const embassy = await screen.findByRole('link', { name: 'Посольство при кордоні' });
    expect(embassy.getAttribute('href')).toBe(`/organisations/${ORG.nl}`);
    expect(screen.getByRole('link', { name: 'Служба кордону' }).getAttribute('href')).toBe(
      `/needs?agency=${ORG.sbgs}`,
    );
    await write('кордон');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
  });

  test('nothing found says how to go on; a failure can be tried again', async () => {
    const server = new Server();
    server.trouble.push({ at: 'GET /search', answer: () => problem(503, 'unavailable') });
    await visit('/search?q=zzzz', server);
    fireEvent.click(await screen.findByRole('button', { name: 'Спробувати ще раз' }));
    expect(await screen.findByRole('heading', { name: 'За цими словами нічого не знайдено' })).toBeTruthy();
  });
});
