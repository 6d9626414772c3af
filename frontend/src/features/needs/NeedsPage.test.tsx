import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { press, type, visit } from '../../test/page';
import { Server, needOf, problem } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the list', () => {
  test('asks for the needs first and for names only after', async () => {
    const { server } = await visit('/needs');
    await screen.findAllByText('ДСНС');
    expect(server.log.slice(0, 2)).toEqual(['GET /session', 'GET /needs']);
  });

  test('a filter goes into the address and can be taken off by its chip', async () => {
    const { router } = await visit('/needs');
    await screen.findByText('2 потреби');
    fireEvent.change(screen.getByLabelText('Стан'), { target: { value: 'submitted' } });
    await screen.findByText('1 потреба');
    expect(router.state.location.href).toBe('/needs?state=submitted');
    press('Зняти фільтр: Стан: Подана');
    await screen.findByText('2 потреби');
    expect(router.state.location.href).toBe('/needs');
  });

  test('typing waits a moment, then searches once', async () => {
    const { server, router } = await visit('/needs');
    await screen.findByText('2 потреби');
    const asked = () => server.log.filter((one) => one === 'GET /needs').length;
    const before = asked();
    for (const text of ['г', 'гр', 'громад 2']) type(/^Слова або номер/, text);
    await screen.findByText('1 потреба');
    expect(asked()).toBe(before + 1);
    expect(router.state.location.search).toEqual({ q: 'громад 2' });
  });

  test('a filter chosen while the words still wait is kept beside them', async () => {
    const { router } = await visit('/needs');
    await screen.findByText('2 потреби');
    type(/^Слова або номер/, 'громад');
    fireEvent.change(screen.getByLabelText('Стан'), { target: { value: 'open' } });
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'громад', state: 'open' }));
  });

  test('a column sorts, and says how', async () => {
    const { router } = await visit('/needs');
    await screen.findByText('2 потреби');
    press(/^Вартість/);
    await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'cost' }));
    expect(screen.getByRole('columnheader', { name: /^Вартість/ }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    press(/^Вартість/);
    await waitFor(() => expect(router.state.location.search).toEqual({ sort: '-cost' }));
  });

  test('pages by mark, and says which rows these are', async () => {
    const server = new Server();
    server.needs = Array.from({ length: 60 }, (_, n) => needOf(n + 1));
    const { router } = await visit('/needs', server);
    await screen.findByText('1–50 із 60');
    fireEvent.click(screen.getByRole('link', { name: 'Далі' }));
    await screen.findByText('51–60 із 60');
    expect(router.state.location.search).toEqual({ after: '50', skip: '50' });
    expect(screen.getByRole('link', { name: 'На першу' })).toBeTruthy();
  });

  test('nothing found says which filters hold and clears them', async () => {
    await visit('/needs?q=zzz');
    expect(await screen.findByText(/Приберіть один із фільтрів: Слова: zzz/)).toBeTruthy();
    press('Очистити фільтри');
    await screen.findByText('2 потреби');
  });

  test('an empty portal offers the first step to who may take it', async () => {
    const server = new Server();
    server.needs = [];
    await visit('/needs', server);
    expect(await screen.findByText(/щойно ви внесете першу/)).toBeTruthy();
  });

  test('a failure is a sentence with a number and a way to try again', async () => {
    const server = new Server();
    server.trouble.push({ at: 'GET /needs', answer: () => problem(500, 'internal') });
    await visit('/needs', server);
    expect((await screen.findByRole('alert')).textContent).toContain('req-1');
    press('Спробувати ще раз');
    await screen.findByText('2 потреби');
  });

  test('who may not read needs is told so, and the server is not asked', async () => {
    const server = new Server();
    server.session.permissions = [];
    await visit('/needs', server);
    expect(await screen.findByText('Ваше місце не відкриває потреб')).toBeTruthy();
    expect(server.log).toEqual(['GET /session']);
  });
});
