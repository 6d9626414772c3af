import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
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
