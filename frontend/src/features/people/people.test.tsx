import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { activate } from '../../app/i18n';
import { Office, personOf } from '../../test/office';
import { held, press, staysWhileSending, type, visit } from '../../test/page';
import { problem } from '../../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

const office = () => new Office('user:read', 'user:write');
const path = `/people/${personOf(1).id}`;

describe('the accounts', () => {
  test('a seat is told in words, with its role, its organisation and its first day', async () => {
    await visit('/people', office());
    const row = (await screen.findByRole('link', { name: 'Ірина Бойко 1' })).closest('tr');
    await waitFor(() => expect(row?.textContent).toContain('Укладання потреб, ДСНС, з 01.09.2026'));
    expect(row?.textContent).toContain('Активний');
  });

  test('a word typed a moment ago is not lost to another size of page', async () => {
    const { router } = await visit('/people', office());
    fireEvent.change(await screen.findByLabelText(/^Ім’я або/), { target: { value: 'Бойко' } });
    fireEvent.change(await screen.findByLabelText('На сторінці'), { target: { value: '25' } });
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'Бойко', limit: '25' }));
  });

  test('are a page that is not there for who may not read them', async () => {
    const { server } = await visit('/people', new Office());
    expect(await screen.findByRole('heading', { level: 1, name: /Такого запису немає/ })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Люди та місця' })).toBeNull();
    expect(server.log).not.toContain('GET /users');
  });

  test('a new one leads to its page, which says what comes next', async () => {
    const { router, server } = await visit('/people/new', office());
    await screen.findByLabelText('Ім’я та прізвище');
    press('Створити й перейти до місця');
    expect(await screen.findAllByText(/Заповніть це поле/)).toHaveLength(4);
    expect(server.log).not.toContain('POST /users');
    type('Ім’я та прізвище', ' Олег ');
    type('Службова електронна адреса', 'oleh@dsns.example');
    press('Створити й перейти до місця');
    expect(await screen.findByText(/Далі: 1\) дайте місце/)).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/people/${personOf(50).id}`);
    expect(server.bodies).toContainEqual({ name: 'Олег', email: 'oleh@dsns.example', disabled: false });
  });

  test('what is wrong is told in the language that the reader turns to', async () => {
    await visit('/people/new', office());
    await screen.findByLabelText('Ім’я та прізвище');
    press('Створити й перейти до місця');
    expect(await screen.findAllByText(/Заповніть це поле/)).toHaveLength(4);
    await act(() => activate('en'));
    expect(screen.queryByText(/Заповніть це поле/)).toBeNull();
    expect(screen.getAllByText(/Fill in this field/)).toHaveLength(4);
  });

  test('an address that is taken is said beside its field', async () => {
    const server = office();
    server.trouble.push({
      at: 'POST /users',
      answer: () => problem(422, 'invalid', [{ pointer: '/email', code: 'taken' }]),
    });
    await visit('/people/new', server);
    await screen.findByLabelText('Ім’я та прізвище');
    type('Ім’я та прізвище', 'Олег');
    type('Службова електронна адреса', 'boiko1@dsns.example');
    press('Створити й перейти до місця');
    expect(await screen.findAllByText(/вже зайнято/)).toHaveLength(2);
  });
});

describe('one account', () => {
  test('the role decides what is asked for: a chair has a subgroup and no organisation', async () => {
    const { server } = await visit(path, office());
    fireEvent.click(await screen.findByRole('button', { name: 'Дати місце…' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByLabelText('Організація')).toBeNull();
    fireEvent.change(dialog.getByLabelText('Роль'), { target: { value: 'chair' } });
    expect(dialog.queryByLabelText('Організація')).toBeNull();
    fireEvent.change(dialog.getByLabelText('Підгрупа'), { target: { value: 'ER' } });
    fireEvent.change(dialog.getByLabelText('Перший день'), { target: { value: '1.2.2027' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Дати місце' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.bodies).toContainEqual({ role: 'chair', subgroup: 'ER', from: '2027-02-01' });
    expect(screen.getByRole('heading', { level: 3, name: 'Згодом' })).toBeTruthy();
  });

  test('ending a seat says what passes on, and sends the last day and the successor', async () => {
    const server = office();
    server.people.push(personOf(2));
    await visit(path, server);
    fireEvent.click(await screen.findByRole('button', { name: /^Завершити або передати/ }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/чекатимуть на інших/)).toBeTruthy();
    fireEvent.change(dialog.getByLabelText('Останній день'), { target: { value: '31.12.2026' } });
    fireEvent.change(dialog.getByLabelText(/^Наступник/), { target: { value: 'Бойко' } });
    fireEvent.click(await dialog.findByRole('radio', { name: /Бойко 2/ }));
    expect(dialog.getByText(/отримає таке саме місце/).textContent).toContain('01.01.2027');
    fireEvent.click(dialog.getByRole('button', { name: 'Передати місце' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(server.bodies).toContainEqual({ to: '2026-12-31', successor: personOf(2).id });
  });

  test('while a seat is being ended there is no way back', async () => {
    const server = office();
    const { answer, release } = held();
    server.trouble.push({ at: 'POST /users/', answer });
    await visit(path, server);
    fireEvent.click(await screen.findByRole('button', { name: /^Завершити або передати/ }));
    press('Завершити місце');
    await staysWhileSending('Нічого не змінювати');
    release(problem(412, 'stale'));
    expect((await screen.findByRole('alert')).textContent).toContain('запис змінено');
    press('Нічого не змінювати');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a successor who is refused is said at the field where one looks for them', async () => {
    const server = office();
    server.people.push(personOf(2));
    server.trouble.push({
      at: 'POST /users/',
      answer: () => problem(422, 'invalid', [{ pointer: '/successor', code: 'not_allowed' }]),
    });
    await visit(path, server);
    fireEvent.click(await screen.findByRole('button', { name: /^Завершити або передати/ }));
    const field = screen.getByLabelText<HTMLInputElement>(/^Наступник/);
    fireEvent.change(field, { target: { value: 'Бойко' } });
    fireEvent.click(await screen.findByRole('radio', { name: /Бойко 2/ }));
    press('Передати місце');
    const summary = await screen.findByRole('alert');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const told = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((one) => document.getElementById(one));
    expect(told.find((one) => one?.className === 'err')?.textContent).toBeTruthy();
    fireEvent.click(within(summary).getByRole('link'));
    expect(document.activeElement).toBe(field);
  });

  test('the link is shown once: another visit of the page does not have it', async () => {
    const { router } = await visit(path, office());
    fireEvent.click(await screen.findByRole('button', { name: 'Посилання для нового пароля…' }));
    press('Створити посилання');
    const box = await screen.findByLabelText<HTMLInputElement>('Одноразове посилання');
    expect(box.value).toBe(`${window.location.origin}/password#once-7`);
    await router.navigate({ to: '/people' });
    await router.navigate({ to: '/people/$id', params: { id: personOf(1).id } });
    await screen.findByRole('button', { name: 'Дати місце…' });
    expect(screen.queryByLabelText('Одноразове посилання')).toBeNull();
  });

  test('disabling says its consequences before it is saved', async () => {
    const { server } = await visit(path, office());
    fireEvent.click(await screen.findByRole('checkbox', { name: /^Вимкнути/ }));
    expect(screen.getByText(/одразу вийде з порталу/)).toBeTruthy();
    press('Зберегти');
    expect(await screen.findByText('Вимкнено')).toBeTruthy();
    expect(server.bodies.at(-1)).toMatchObject({ disabled: true, name: 'Ірина Бойко 1' });
  });

  test('where somebody was quicker, what was typed stays and may be sent again', async () => {
    const server = office();
    server.trouble.push({ at: 'PUT /users/', answer: () => problem(412, 'stale') });
    await visit(path, server);
    fireEvent.change(await screen.findByLabelText('Ім’я та прізвище'), { target: { value: 'Ірина Мороз' } });
    press('Зберегти');
    expect((await screen.findByRole('alert')).textContent).toContain('запис змінено');
    press('Зберегти');
    expect(await screen.findByRole('heading', { level: 1, name: 'Ірина Мороз' })).toBeTruthy();
  });
});
