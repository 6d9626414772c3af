import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type, visit } from '../../test/page';
import { Server, needOf } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a need', () => {
  const with_ = (may: ReturnType<typeof needOf>['may'], part = {}) => {
    const server = new Server();
    server.needs = [needOf(1, { may, ...part })];
    return { server, path: `/needs/${server.needs[0]?.id}` };
  };

  test('absent and invisible are one page', async () => {
    await visit('/needs/01930000-0000-7000-8000-999999999999');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Такого запису немає, або він вам недоступний' }),
    ).toBeTruthy();
  });

  test('offers only what its `may` allows', async () => {
    const { server, path } = with_([]);
    await visit(path, server);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText('Що ви можете зробити')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Змінити' })).toBeNull();
  });

  test('is returned with a comment, and not without one', async () => {
    const { server, path } = with_(['need:return'], { state: 'submitted' });
    await visit(path, server);
    fireEvent.click(await screen.findByRole('button', { name: 'Повернути на доповнення…' }));
    const dialog = within(screen.getByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: 'Повернути на доповнення' }));
    expect(dialog.getByText('Заповніть це поле')).toBeTruthy();
    expect(server.log.some((one) => one.endsWith('/return'))).toBe(false);
    type('Що треба доповнити', 'Додайте область');
    fireEvent.click(dialog.getByRole('button', { name: 'Повернути на доповнення' }));
    expect(await screen.findByText('Повернена')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(server.bodies).toContainEqual({ comment: 'Додайте область' });
  });

  test('is opened at the level that is offered', async () => {
    const { server, path } = with_(['need:open'], { state: 'submitted' });
    await visit(path, server);
    fireEvent.click(await screen.findByRole('button', { name: 'Відкрити потребу…' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Відкрити потребу' }));
    await waitFor(() => expect(server.bodies).toContainEqual({ level: 'group' }));
  });

  test('two presses of a button are one request', async () => {
    const { server, path } = with_(['need:submit'], { state: 'draft' });
    await visit(path, server);
    const button = await screen.findByRole('button', { name: 'Подати потребу' });
    fireEvent.click(button);
    fireEvent.click(button);
    await screen.findByText('Потребу N-ER-2026-0099 подано');
    expect(server.log.filter((one) => one.endsWith('/submit'))).toHaveLength(1);
  });

  test('that cannot be submitted yet opens its form with each missing field named', async () => {
    const server = new Server();
    const need = needOf(1, { state: 'draft', may: ['need:edit', 'need:submit'] });
    delete need.theme;
    server.needs = [need];
    const { router } = await visit(`/needs/${need.id}`, server);
    fireEvent.click(await screen.findByRole('button', { name: 'Подати потребу' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/needs/${need.id}/edit`));
    const line = await screen.findByRole('link', { name: 'Тема: Заповніть це поле' });
    await waitFor(() => expect(document.activeElement).toBe(line.closest('.summary')));
  });

  test('if somebody was quicker, the present state is shown and one is asked to look again', async () => {
    const { server, path } = with_(['need:submit'], { state: 'draft' });
    await visit(path, server);
    const button = await screen.findByRole('button', { name: 'Подати потребу' });
    const need = server.needs[0];
    if (need) need.version = 7;
    fireEvent.click(button);
    expect(await screen.findByText(/Поки ви читали, запис змінено/)).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: 'Подати потребу' }));
    await screen.findByText('Потребу N-ER-2026-0099 подано');
  });

  test('history tells each field before and after', async () => {
    const { server, path } = with_([]);
    await visit(path, server);
    const line = (await screen.findByText(/2\s615\s000,00\sEUR/)).closest('dd');
    expect(line?.textContent).toMatch(/2\s615\s000,00\sEUR → стало: 2\s640\s600,00\sEUR/);
  });

  test('history names files that came and went, and of a comment only that it was taken back', async () => {
    const { server, path } = with_([]);
    await visit(path, server);
    const log = (await screen.findByText(/старий\.pdf/)).closest('ol');
    expect(log?.textContent).toContain('Іван Мороз: додано файл «лист.pdf»');
    expect(log?.textContent).toContain('Іван Мороз: прибрано файл «старий.pdf»');
    expect(log?.textContent).toContain('Іван Мороз: відкликано коментар');
    expect(log?.querySelectorAll('.diff')).toHaveLength(1);
  });

  test('says before it is pressed that submitting takes the approver too', async () => {
    const { server, path } = with_(['need:submit'], { state: 'draft', twoPeople: true });
    await visit(path, server);
    expect(await screen.findByRole('button', { name: 'Подати на погодження' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Подати потребу' })).toBeNull();
  });
});
