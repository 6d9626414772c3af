import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Office } from '../../test/office';
import { held, press, staysWhileSending, type, visit } from '../../test/page';
import { problem } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

const row = (n: number, current = false) => ({
  id: `01930000-0000-7000-8000-00000000500${n}`,
  current,
  browser: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0',
  network: '198.51.100.0/24',
  startedAt: '2026-11-20T07:10:00Z',
  seenAt: '2026-11-24T07:10:00Z',
});

describe('my account', () => {
  test('names the browser in plain words, and ends all the other sessions', async () => {
    const server = new Office();
    server.sessions = [row(1), row(2, true), row(3)];
    await visit('/account', server);
    expect(await screen.findAllByText('Firefox, Windows')).toHaveLength(3);
    press('Закінчити всі інші…');
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Закінчити' }));
    expect(await screen.findByText('Інших сеансів немає.')).toBeTruthy();
    expect(server.sessions.map((one) => one.current)).toEqual([true]);
  });

  test('while a session is being ended there is no way back', async () => {
    const server = new Office();
    server.sessions = [row(1), row(2, true)];
    const { answer, release } = held();
    server.trouble.push({ at: 'DELETE /session/others/', answer });
    await visit('/account', server);
    fireEvent.click(await screen.findByRole('button', { name: /^Закінчити/ }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Закінчити' }));
    await staysWhileSending('Нічого не змінювати');
    release(new Response(null, { status: 204 }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a new password is typed twice alike before it is sent, and the fields are emptied after', async () => {
    const { server } = await visit('/account', new Office());
    await screen.findByLabelText('Теперішній пароль');
    type('Теперішній пароль', 'стара довга фраза');
    type('Новий пароль', 'нова довга фраза');
    type('Новий пароль ще раз', 'інша довга фраза');
    press('Змінити пароль');
    expect(await screen.findAllByText(/Тут інший текст/)).toHaveLength(2);
    expect(server.log).not.toContain('POST /session/password');
    type('Новий пароль ще раз', 'нова довга фраза');
    press('Змінити пароль');
    expect(await screen.findByText(/Пароль змінено/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Новий пароль').value).toBe('');
    expect(server.bodies).toContainEqual({ old: 'стара довга фраза', password: 'нова довга фраза' });
  });
});

describe('a one-time link', () => {
  const open = async (server = new Office()) => {
    server.signedIn = false;
    window.location.hash = '#once-7';
    const page = await visit('/password', server);
    await screen.findByLabelText('Новий пароль');
    return page;
  };

  test('its key leaves the address at once and is sent with the password', async () => {
    const { server } = await open();
    await waitFor(() => expect(window.location.hash).toBe(''));
    type('Новий пароль', 'нова довга фраза');
    type('Новий пароль ще раз', 'нова довга фраза');
    press('Встановити пароль');
    expect(await screen.findByText(/Пароль установлено/)).toBeTruthy();
    expect(server.bodies).toContainEqual({ token: 'once-7', password: 'нова довга фраза' });
  });

  test('one that is used up says so, and offers no form any more', async () => {
    const server = new Office();
    server.trouble.push({ at: 'POST /password', answer: () => problem(403, 'link_closed') });
    await open(server);
    type('Новий пароль', 'нова довга фраза');
    type('Новий пароль ще раз', 'нова довга фраза');
    press('Встановити пароль');
    expect((await screen.findByRole('alert')).textContent).toContain('Це посилання більше не діє');
    expect(screen.queryByLabelText('Новий пароль')).toBeNull();
  });
});
