import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eraseDrafts, keepDraft, loadDraft } from '../../lib/drafts';
import { held, press, staysWhileSending, type, visit } from '../../test/page';
import { CHAIR } from '../../test/dialogue';
import { ORG, Server, needOf, problem } from '../../test/server';

const server = (part: Parameters<typeof needOf>[1] = {}) => {
  const made = new Server();
  made.needs = [needOf(1, part)];
  made.session = {
    ...made.session,
    seats: [{ id: 's1', role: 'partner', organisation: ORG.nl, from: '2026-01-01' }],
    permissions: ['need:read', 'organisation:read', 'comment:write', 'interest:write'],
  };
  return made;
};
const path = (made: Server) => `/needs/${made.needs[0]?.id}`;
const me = (made: Server) => made.session.user?.id ?? '';

beforeEach(() => eraseDrafts(me(new Server())));
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the thread', () => {
  test('a comment names people and may be for the parties', async () => {
    const made = server();
    await visit(path(made), made);
    await screen.findByLabelText('Ваш коментар');
    type('Ваш коментар', ' Яка висота боксів? ');
    fireEvent.click(await screen.findByRole('radio', { name: /^Для сторін/ }));
    const fold = screen.getByText('Назвати людей, від яких чекаєте відповіді').closest('details');
    if (fold) {
      fold.open = true;
      fireEvent(fold, new Event('toggle'));
    }
    fireEvent.click(await screen.findByRole('checkbox', { name: CHAIR.name }));
    press('Додати коментар');
    await screen.findByText('Названо: Співголова ER');
    expect(made.bodies).toContainEqual({
      text: 'Яка висота боксів?',
      level: 'parties',
      mentions: [CHAIR.id],
    });
    expect(screen.getByLabelText<HTMLTextAreaElement>('Ваш коментар').value).toBe('');
  });

  test('an empty one is not sent', async () => {
    const made = server();
    await visit(path(made), made);
    fireEvent.click(await screen.findByRole('button', { name: 'Додати коментар' }));
    expect(await screen.findByText('Заповніть це поле')).toBeTruthy();
    expect(made.log.some((one) => one.startsWith('POST') && one.endsWith('/comments'))).toBe(false);
  });

  test('a level that its author could not read is refused in words, and the text stays', async () => {
    const made = server();
    await visit(path(made), made);
    await screen.findByLabelText('Ваш коментар');
    type('Ваш коментар', 'Лише сторонам');
    fireEvent.click(screen.getByRole('radio', { name: /^Для сторін/ }));
    const refusal = [{ pointer: '/level', code: 'not_allowed' }];
    made.trouble.push({ at: `POST ${path(made)}/comments`, answer: () => problem(422, 'invalid', refusal) });
    press('Додати коментар');
    expect(await screen.findByText(/не є стороною цієї потреби/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Ваш коментар').value).toBe('Лише сторонам');
  });

  test('what was typed before comes back, and goes when it is sent', async () => {
    const made = server();
    const record = `comment ${made.needs[0]?.id}`;
    const values = { text: 'Почате вчора', level: '', mentions: [] };
    await keepDraft(me(made), record, { version: '', base: values, values });
    await visit(path(made), made);
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLTextAreaElement>('Ваш коментар').value).toBe('Почате вчора'),
    );
    press('Додати коментар');
    await screen.findByText('Почате вчора', { selector: 'p' });
    expect(await loadDraft(me(made), record)).toBeNull();
  });

  test('taking one back asks first and says what happens', async () => {
    const made = server();
    const said = { at: '2026-11-24T09:00:00Z', mentions: [] };
    made.dialogue.comments = [
      { ...said, id: 'c1', text: 'Моє', by: 'Олена Коваль', mine: true },
      { ...said, id: 'c2', text: 'Чуже', by: 'Інша', mine: false },
    ];
    await visit(path(made), made);
    fireEvent.click(await screen.findByRole('button', { name: 'Забрати коментар…' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/У журналі подій він лишиться/)).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Забрати коментар' }));
    await waitFor(() => expect(screen.queryByText('Моє')).toBeNull());
    expect(screen.getByText('Чуже')).toBeTruthy();
  });

  test('while a comment is being taken back there is no way back', async () => {
    const made = server();
    made.dialogue.comments = [
      { at: '2026-11-24T09:00:00Z', mentions: [], id: 'c1', text: 'Моє', by: 'Олена Коваль', mine: true },
    ];
    const { answer, release } = held();
    made.trouble.push({ at: `DELETE ${path(made)}/comments/c1`, answer });
    await visit(path(made), made);
    fireEvent.click(await screen.findByRole('button', { name: 'Забрати коментар…' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Забрати коментар' }));
    await staysWhileSending('Не забирати');
    release(problem(503, 'unavailable'));
    await within(screen.getByRole('dialog')).findByRole('alert');
  });

  test('who may not write reads', async () => {
    const made = server();
    made.session.permissions = ['need:read'];
    await visit(path(made), made);
    await screen.findByText('Ще ніхто нічого не написав.');
    expect(screen.queryByLabelText('Ваш коментар')).toBeNull();
  });
});

describe('the files', () => {
  test('while one is being removed there is no way back', async () => {
    const made = server({ may: ['need:attach'] });
    made.files = [
      {
        ...{ id: 'f1', name: 'Акт.pdf', mediaType: 'application/pdf', size: 1000, sha256: 'a'.repeat(64) },
        ...{ addedAt: '2026-11-24T09:00:00Z', addedBy: 'Олена Коваль' },
      },
    ];
    const { answer, release } = held();
    made.trouble.push({ at: `DELETE ${path(made)}/attachments/f1`, answer });
    await visit(path(made), made);
    fireEvent.click(await screen.findByRole('button', { name: 'Прибрати файл Акт.pdf…' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Прибрати' }));
    await staysWhileSending('Не прибирати');
    release(new Response(null, { status: 204 }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('interests', () => {
  test('a partner says who hears of it, changes nothing else, and drops it', async () => {
    const made = server();
    await visit(path(made), made);
    fireEvent.click(await screen.findByRole('radio', { name: /^Для співголів/ }));
    press('Позначити зацікавленість');
    await screen.findByRole('button', { name: 'Більше не розглядаємо' });
    expect(made.bodies).toContainEqual({ publicity: 'chairs' });
    press('Більше не розглядаємо');
    await screen.findByRole('button', { name: 'Позначити зацікавленість' });
    expect(made.dialogue.interests).toEqual([]);
  });

  test('what is as it was is not sent again', async () => {
    const made = server();
    const note = { organisation: ORG.nl, since: '2026-11-24T09:00:00Z', mine: true, note: 'Бюджет' };
    made.dialogue.interests = [{ ...note, publicity: 'chairs' }];
    await visit(path(made), made);
    const change = await screen.findByRole('button', { name: 'Зберегти зміни' });
    expect(change.getAttribute('aria-disabled')).toBe('true');
    press('Зберегти зміни');
    fireEvent.submit(change);
    expect(made.log.filter((one) => one.startsWith('PUT'))).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: /^Для всіх/ }));
    press('Зберегти зміни');
    await waitFor(() => expect(made.log.filter((one) => one.startsWith('PUT'))).toHaveLength(1));
  });

  test('a closed need asks nobody', async () => {
    const made = server({ state: 'closed' });
    await visit(path(made), made);
    await screen.findByText('Немає зацікавленості, про яку вам повідомлено.');
    expect(screen.queryByRole('button', { name: 'Позначити зацікавленість' })).toBeNull();
  });
});

describe('a look', () => {
  test('is told once, and what others did since the last one is marked', async () => {
    const made = server({ lookedAt: '2026-11-19T00:00:00Z' });
    made.dialogue.comments = [
      { id: 'c2', text: 'Нове', by: 'Інша', mine: false, at: '2026-11-20T09:00:00Z', mentions: [] },
      { id: 'c1', text: 'Давнє', by: 'Інша', mine: false, at: '2026-11-18T09:00:00Z', mentions: [] },
    ];
    await visit(path(made), made);
    await screen.findByText('Давнє');
    expect(screen.getAllByText('нове')).toHaveLength(1);
    await waitFor(() => expect(made.log.filter((one) => one.endsWith('/look'))).toHaveLength(1));
  });

  test('a need that is held outside has no thread to write into', async () => {
    const made = server({ level: 'held_outside' });
    await visit(path(made), made);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('heading', { name: 'Обговорення' })).toBeNull();
    expect(screen.queryByText('Завантажити картку')).toBeNull();
  });
});
