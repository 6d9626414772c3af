import 'fake-indexeddb/auto';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eraseDrafts, loadDraft } from '../../lib/drafts';
import { press, type, visit } from '../../test/page';
import { ORG, Server, needOf, problem } from '../../test/server';
import type { NeedValues } from './form';

const ME = new Server().session.user?.id ?? '';

beforeEach(() => eraseDrafts(ME));
afterEach(() => {
  vi.unstubAllGlobals();
});

const titleUk = 'Назва, українською';

describe('the form', () => {
  test('a title is enough for a draft; what was typed is gone from the device once it is saved', async () => {
    const { server, router } = await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    await waitFor(
      async () =>
        expect(await loadDraft<NeedValues>(ME, 'new')).toMatchObject({ values: { title: { uk: 'Насоси' } } }),
      { timeout: 3000 },
    );
    press('Зберегти чернетку');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/needs\/[0-9a-f-]{36}$/));
    expect(server.bodies).toContainEqual(expect.objectContaining({ title: { uk: 'Насоси' } }));
    expect(await loadDraft(ME, 'new')).toBeNull();
  });

  test('its button says where a need of an agency with an approver goes', async () => {
    const server = new Server();
    await visit('/needs/new', server);
    expect(await screen.findByRole('button', { name: 'Зберегти й подати' })).toBeTruthy();
    cleanup();
    server.session.twoPeople = [ORG.sesu];
    await visit('/needs/new', server);
    expect(await screen.findByRole('button', { name: 'Зберегти й подати на погодження' })).toBeTruthy();
  });

  test('two presses make one need', async () => {
    const { server } = await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    const save = screen.getByRole('button', { name: 'Зберегти чернетку' });
    fireEvent.click(save);
    fireEvent.click(save);
    await screen.findByText('Чернетку збережено в порталі');
    expect(server.log.filter((one) => one === 'POST /needs')).toHaveLength(1);
  });

  test('a lost answer is sent again under the same key: still one need', async () => {
    const server = new Server();
    const before = server.needs.length;
    server.trouble.push({ at: 'POST /needs', answer: () => Promise.reject(new TypeError('cut')) });
    await visit('/needs/new', server);
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    const keys: (string | null)[] = [];
    vi.stubGlobal('fetch', (request: Request) => {
      if (request.method === 'POST' && request.url.endsWith('/needs'))
        keys.push(request.headers.get('Idempotency-Key'));
      return server.fetch(request);
    });
    press('Зберегти чернетку');
    expect((await screen.findByRole('alert')).textContent).toContain('Немає зв’язку з порталом');
    expect(screen.getByLabelText<HTMLInputElement>(titleUk).value).toBe('Насоси');
    press('Спробувати ще раз');
    await screen.findByText('Чернетку збережено в порталі');
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(server.needs).toHaveLength(before + 1);
  });

  test('a cut line: the notice takes the focus, and beside the button it stands what is kept and what comes next', async () => {
    const server = new Server();
    await visit('/needs/new', server);
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    // What else the page asks for would get through, and tell that the line is back.
    server.cut = true;
    window.dispatchEvent(new Event('offline'));
    press('Зберегти чернетку');
    const notice = await screen.findByRole('alert');
    await waitFor(() => expect(document.activeElement).toBe(notice));
    // At once, not a second after the last letter: the battery may be the next to go.
    expect(await loadDraft<NeedValues>(ME, 'new')).toMatchObject({ values: { title: { uk: 'Насоси' } } });
    const foot = screen.getByRole('button', { name: 'Зберегти чернетку' }).closest('.bar-foot');
    await waitFor(() => expect(foot?.textContent).toMatch(/збережено на цьому пристрої о \d\d:\d\d/));
    expect(foot?.textContent).toContain('Коли зв’язок відновиться, натисніть кнопку ще раз');
    server.cut = false;
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    expect(foot?.textContent).toContain('Зв’язок відновлено');
    press('Зберегти чернетку');
    await screen.findByText('Чернетку збережено в порталі');
  });

  test('what cannot be read is said beside its field and on top, and nothing is sent', async () => {
    const { server } = await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type('Потрібно до', '31.02.2027');
    press('Зберегти чернетку');
    const summary = await screen.findByRole('alert');
    expect(
      within(summary).getByRole('link', { name: 'Потрібно до: У лютому 2027 року 28 днів' }),
    ).toBeTruthy();
    expect(document.activeElement).toBe(summary);
    expect(screen.getAllByText(/У лютому 2027 року 28 днів/)).toHaveLength(2);
    expect(server.log).not.toContain('POST /needs');
    fireEvent.click(within(summary).getByRole('link', { name: /Назва/ }));
    expect(document.activeElement?.id).toBe('f-title-uk');
  });

  test('a need that is saved but refused for submission goes on as its own draft, with the errors at hand', async () => {
    const { router, server } = await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    press('Зберегти й подати');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/\/edit$/));
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('link', { name: 'Тема: Заповніть це поле' })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>(titleUk).value).toBe('Насоси');
    fireEvent.change(screen.getByLabelText('Тема'), { target: { value: 'ER-FIRE' } });
    press('Зберегти й подати');
    await screen.findByText('Потребу N-ER-2026-0099 подано');
    expect(server.log.filter((one) => one === 'POST /needs')).toHaveLength(1);
  });

  test('what was typed and not saved is back on the next visit, and can be discarded', async () => {
    const first = await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    first.unmount();
    await waitFor(async () => expect(await loadDraft(ME, 'new')).not.toBeNull());
    await visit('/needs/new');
    expect((await screen.findByLabelText<HTMLInputElement>(titleUk)).value).toBe('Насоси');
    expect(screen.getByText(/Повернуто введене раніше/)).toBeTruthy();
    press('Відкинути введене');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(titleUk).value).toBe(''));
    await waitFor(async () => expect(await loadDraft(ME, 'new')).toBeNull());
  });

  describe('when somebody else saved meanwhile', () => {
    const begin = async () => {
      const server = new Server();
      server.needs = [
        needOf(1, {
          state: 'draft',
          may: ['need:edit', 'need:submit'],
          title: { uk: 'Насоси' },
          neededBy: '2026-12-31',
        }),
      ];
      const need = server.needs[0];
      if (!need) throw new Error('no need');
      const view = await visit(`/needs/${need.id}/edit`, server);
      await screen.findByLabelText(titleUk);
      type(titleUk, 'Мої насоси');
      return { ...view, need };
    };

    test('both texts are put side by side, and a choice is saved over the newer version', async () => {
      const { need } = await begin();
      Object.assign(need, {
        version: 2,
        title: { uk: 'Їхні насоси' },
        neededBy: '2027-01-31',
        updatedBy: 'Іван',
      });
      press('Зберегти чернетку');
      const dialog = within(
        await screen.findByRole('dialog', { name: 'Поки ви працювали, запис змінено (Іван)' }),
      );
      expect(dialog.getByText('Мої насоси')).toBeTruthy();
      expect(dialog.getByText('Їхні насоси')).toBeTruthy();
      expect(dialog.getByText('31.01.2027')).toBeTruthy();
      fireEvent.click(dialog.getByRole('button', { name: 'Продовжити з обраним' }));
      expect(dialog.getByText('Оберіть, що залишити')).toBeTruthy();
      fireEvent.click(dialog.getByRole('radio', { name: /Ваш текст/ }));
      fireEvent.click(dialog.getByRole('button', { name: 'Продовжити з обраним' }));
      expect(screen.getByLabelText<HTMLInputElement>('Потрібно до').value).toBe('31.01.2027');
      press('Зберегти чернетку');
      await screen.findByText('Чернетку збережено в порталі');
      expect(need).toMatchObject({ title: { uk: 'Мої насоси' }, neededBy: '2027-01-31', version: 3 });
    });

    test('putting the choice off changes nothing, and the newer text is never written over unseen', async () => {
      const { need } = await begin();
      Object.assign(need, { version: 2, title: { uk: 'Їхні насоси' } });
      press('Зберегти чернетку');
      await screen.findByRole('dialog');
      press('Повернутися до форми');
      expect(screen.getByLabelText<HTMLInputElement>(titleUk).value).toBe('Мої насоси');
      press('Зберегти чернетку');
      await screen.findByRole('dialog');
      expect(need.title).toEqual({ uk: 'Їхні насоси' });
    });

    test('a draft that is older than the record opens with the comparison', async () => {
      const { need, unmount, server } = await begin();
      unmount();
      await waitFor(async () => expect(await loadDraft(ME, need.id)).not.toBeNull());
      Object.assign(need, { version: 2, title: { uk: 'Їхні насоси' }, updatedBy: 'Іван' });
      await visit(`/needs/${need.id}/edit`, server);
      const dialog = within(await screen.findByRole('dialog', { name: 'Ваша чернетка старша за запис' }));
      fireEvent.click(dialog.getByRole('radio', { name: /У записі/ }));
      fireEvent.click(dialog.getByRole('button', { name: 'Продовжити з обраним' }));
      expect(screen.getByLabelText<HTMLInputElement>(titleUk).value).toBe('Їхні насоси');
    });
  });

  test('a session that ends while one writes keeps the text for the same person', async () => {
    const { server } = await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    server.signedIn = false;
    press('Зберегти чернетку');
    await screen.findByLabelText('Пароль');
    expect(screen.getByRole('alert').textContent).toContain('Час сеансу минув');
    type('Службова електронна адреса', 'koval@dsns.example');
    type('Пароль', 'right');
    press('Увійти');
    expect((await screen.findByLabelText<HTMLInputElement>(titleUk)).value).toBe('Насоси');
  });

  test('signing out from the form erases what was typed, and leaving the page does not bring it back', async () => {
    await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    await waitFor(async () => expect(await loadDraft(ME, 'new')).not.toBeNull(), { timeout: 3000 });
    type(titleUk, 'Насоси й шланги');
    press('Вийти');
    await screen.findByLabelText('Пароль');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await loadDraft(ME, 'new')).toBeNull();
  });

  test('coming to a page puts the focus on its heading', async () => {
    await visit('/needs');
    await screen.findByText('2 потреби');
    fireEvent.click(screen.getByRole('link', { name: 'Внести потребу' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Нова потреба' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(document.title).toBe('Нова потреба · СРГ «Правоохоронна діяльність»');
  });

  test('too many requests: told in words, the text stays', async () => {
    const { server } = await visit('/needs/new');
    await screen.findByLabelText(titleUk);
    type(titleUk, 'Насоси');
    server.trouble.push({ at: 'POST /needs', answer: () => problem(429, 'too_many_requests') });
    press('Зберегти чернетку');
    expect((await screen.findByRole('alert')).textContent).toContain('Забагато дій');
    expect(screen.getByLabelText<HTMLInputElement>(titleUk).value).toBe('Насоси');
  });

  test('a side left behind says so while one writes, and a saved stale side can be called right', async () => {
    const server = new Server();
    server.needs = [
      needOf(1, { state: 'draft', may: ['need:edit'], title: { uk: 'Насоси', en: 'Pumps', stale: 'en' } }),
    ];
    await visit(`/needs/${server.needs[0]?.id}/edit`, server);
    fireEvent.click(await screen.findByRole('button', { name: 'Текст досі правильний' }));
    expect(screen.queryByText('застаріла')).toBeNull();
    type(titleUk, 'Потужні насоси');
    expect(screen.getByText('застаріла')).toBeTruthy();
    expect(screen.getByText(/Оновіть англійський/)).toBeTruthy();
  });
});
