import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { press, type, visit } from '../../test/page';
import { Server, problem } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

const signedOut = (): Server => {
  const server = new Server();
  server.signedIn = false;
  return server;
};

describe('the door', () => {
  test('nothing else is drawn or asked for before somebody has signed in', async () => {
    const { server } = await visit('/needs?state=open', signedOut());
    expect(await screen.findByRole('heading', { level: 2, name: 'Вхід' })).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(server.log).toEqual(['GET /session']);
  });

  test('signing in leads where one wanted to go', async () => {
    const { router } = await visit('/needs?state=open', signedOut());
    await screen.findByLabelText('Пароль');
    type('Службова електронна адреса', ' koval@dsns.example ');
    type('Пароль', 'right');
    press('Увійти');
    expect(await screen.findByRole('heading', { level: 1, name: 'Потреби' })).toBeTruthy();
    expect(router.state.location.href).toBe('/needs?state=open');
  });

  test('a refusal names neither the address nor the password, and what was typed stays', async () => {
    await visit('/', signedOut());
    await screen.findByLabelText('Пароль');
    type('Службова електронна адреса', 'koval@dsns.example');
    type('Пароль', 'wrong');
    press('Увійти');
    expect((await screen.findByRole('alert')).textContent).toContain('Адреса або пароль не підходять');
    expect(screen.getByLabelText<HTMLInputElement>('Службова електронна адреса').value).toBe(
      'koval@dsns.example',
    );
  });

  test('an empty field is said beside it, and nothing is sent', async () => {
    const { server } = await visit('/', signedOut());
    await screen.findByLabelText('Пароль');
    press('Увійти');
    expect(screen.getByText('Введіть пароль')).toBeTruthy();
    expect(server.log).not.toContain('POST /session');
  });

  test('an unreachable portal says so and offers to try again', async () => {
    const server = signedOut();
    for (let i = 0; i < 2; i++)
      server.trouble.push({ at: 'GET /session', answer: () => Promise.reject(new TypeError('x')) });
    await visit('/', server);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Немає зв’язку'), {
      timeout: 4000,
    });
    press('Спробувати ще раз');
    expect(await screen.findByLabelText('Пароль')).toBeTruthy();
  });
});

describe('a session that ends', () => {
  test('leads to the door, says why, and back to the same page', async () => {
    const { server, router } = await visit('/needs');
    await screen.findByText(/2 потреби/);
    server.trouble.push({ at: 'GET /needs/', answer: () => problem(401, 'unauthenticated') });
    server.signedIn = false;
    await router.navigate({ to: '/needs/$id', params: { id: server.needs[0]?.id ?? '' } });
    expect((await screen.findByRole('alert')).textContent).toContain('Час сеансу минув');
    expect(document.body.textContent).not.toContain('автоцистерни');
    type('Службова електронна адреса', 'koval@dsns.example');
    type('Пароль', 'right');
    press('Увійти');
    expect(await screen.findByRole('heading', { level: 1, name: /автоцистерни/ })).toBeTruthy();
  });

  test('signing out leaves nothing of the session in sight or in the cache', async () => {
    const { client } = await visit('/needs');
    await screen.findByText(/2 потреби/);
    press('Вийти');
    expect(await screen.findByRole('heading', { level: 2, name: 'Вхід' })).toBeTruthy();
    expect(client.getQueryCache().findAll({ queryKey: ['needs'] })).toEqual([]);
  });
});

describe('the set-up link', () => {
  test('without its key it says what is missing', async () => {
    window.location.hash = '';
    await visit('/setup', signedOut());
    expect(await screen.findByText(/бракує одноразового ключа/)).toBeTruthy();
  });

  test('it makes the administrator with the key of the address', async () => {
    window.location.hash = '#once-123';
    const { server } = await visit('/setup', signedOut());
    await screen.findByLabelText('Ім’я та прізвище');
    type('Ім’я та прізвище', 'Ірина');
    type('Електронна адреса', 'iryna@mvs.example');
    type('Пароль', 'довга фраза з кількох слів');
    press('Створити обліковий запис');
    expect(await screen.findByText(/Обліковий запис створено/)).toBeTruthy();
    expect(server.bodies).toContainEqual({
      token: 'once-123',
      name: 'Ірина',
      email: 'iryna@mvs.example',
      password: 'довга фраза з кількох слів',
    });
    window.location.hash = '';
  });

  test('a refused password is said beside its field', async () => {
    window.location.hash = '#once-123';
    const server = signedOut();
    server.trouble.push({
      at: 'POST /setup',
      answer: () =>
        problem(422, 'invalid', [{ pointer: '/password', code: 'password_short', params: { min: '12' } }]),
    });
    await visit('/setup', server);
    await screen.findByLabelText('Пароль');
    press('Створити обліковий запис');
    expect(await screen.findAllByText(/щонайменше 12 знаків/)).toHaveLength(2);
    window.location.hash = '';
  });
});
