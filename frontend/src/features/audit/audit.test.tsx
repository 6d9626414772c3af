import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Office } from '../../test/office';
import { visit } from '../../test/page';
import { ORG } from '../../test/server';
import { tellEvent } from './lines';
import type { Event } from '../../api/audit';

afterEach(() => {
  vi.unstubAllGlobals();
});

const event = (part: Partial<Event>): Event => ({
  id: '01930000-0000-7000-8000-000000009100',
  kind: 'organisation',
  record: ORG.sesu,
  seq: 2,
  act: 'organisation.edited',
  at: '2026-11-20T07:10:00Z',
  person: 'Олена Коваль',
  changes: [],
  ...part,
});

describe('the audit log', () => {
  test('tells an event in words, with before and after folded in', async () => {
    const server = new Office('audit:read');
    server.events = [event({ changes: [{ path: '/name/uk', before: '"А"', after: '"Б"' }] })];
    await visit('/audit', server);
    const row = (await screen.findByText('Олена Коваль', { selector: 'b' })).closest('li');
    expect(row?.textContent).toContain('організація «ДСНС», змінено');
    fireEvent.click(screen.getByText(/1 зміна: було й стало/));
    expect(row?.querySelector('.diff')?.textContent).toContain('Назва, українською:було: А → стало: Б');
  });

  test('names a place in its line, and the places that a need was moved between', async () => {
    const server = new Office('audit:read');
    const raion = 'UA63120000000012345';
    const hromada = 'UA63120010000011111';
    server.events = [
      event({ kind: 'place', record: raion, act: 'place.edited' }),
      event({
        id: '01930000-0000-7000-8000-000000009101',
        kind: 'need',
        act: 'need.edited',
        changes: [{ path: '/content/places', before: `["${hromada}"]`, after: `["${raion}"]` }],
      }),
    ];
    await visit('/audit', server);
    const line = await screen.findByText(/адміністративна одиниця «Чугуївський район/);
    expect(line.textContent).toContain('змінено');
    expect(document.body.textContent).not.toContain(`«${raion}»`);
    fireEvent.click(screen.getByText(/1 зміна: було й стало/));
    expect(document.querySelector('.diff')?.textContent).toContain(
      'було: Іванівська громада, Чугуївський район, Харківська область → стало: Чугуївський район',
    );
  });

  test('its filters stand in the address, and an unknown kind is dropped', async () => {
    const server = new Office('audit:read');
    const { router } = await visit('/audit?kind=weapon&record=x', server);
    await screen.findByText('Подій не знайдено');
    expect(server.asked).toEqual(['?limit=50&record=x']);
    fireEvent.change(screen.getByLabelText('Вид запису'), { target: { value: 'seat' } });
    await vi.waitFor(() => expect(router.state.location.search).toEqual({ kind: 'seat', record: 'x' }));
  });

  test('is searched by words, act, organisation, number and days, all in the address', async () => {
    const server = new Office('audit:read');
    const { router } = await visit('/audit?act=need.attached&since=2026-11-01&until=junk&q=насоси', server);
    await screen.findByText('Подій не знайдено');
    expect(server.asked).toEqual([
      '?limit=50&q=%D0%BD%D0%B0%D1%81%D0%BE%D1%81%D0%B8&act=need.attached&since=2026-11-01',
    ]);
    fireEvent.change(screen.getByLabelText('До дня'), { target: { value: '24.11.2026' } });
    await vi.waitFor(() => expect(router.state.location.search).toMatchObject({ until: '2026-11-24' }));
    fireEvent.change(await screen.findByLabelText('Чий запис'), { target: { value: ORG.sesu } });
    await vi.waitFor(() => expect(router.state.location.search).toMatchObject({ organisation: ORG.sesu }));
    fireEvent.change(screen.getByLabelText('Номер потреби'), { target: { value: 'N-ER-2026-0014' } });
    await vi.waitFor(() => expect(router.state.location.search).toMatchObject({ number: 'N-ER-2026-0014' }));
    fireEvent.click(screen.getByRole('button', { name: /Що зроблено: додано файл/ }));
    await vi.waitFor(() => expect(router.state.location.search).not.toHaveProperty('act'));
    fireEvent.click(screen.getByRole('button', { name: 'Очистити' }));
    await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  test('a filter chosen while words are being typed stays', async () => {
    const server = new Office('audit:read');
    const { router } = await visit('/audit', server);
    await screen.findByText('Подій не знайдено');
    fireEvent.change(screen.getByLabelText('Слова, що були або стали'), { target: { value: 'насоси' } });
    fireEvent.change(screen.getByLabelText('Вид запису'), { target: { value: 'need' } });
    await vi.waitFor(() => expect(router.state.location.search).toEqual({ kind: 'need', q: 'насоси' }));
  });

  test('a day that is none is said so, and asked of nobody', async () => {
    const server = new Office('audit:read');
    await visit('/audit', server);
    await screen.findByText('Подій не знайдено');
    fireEvent.change(screen.getByLabelText('З дня'), { target: { value: '31.02.2026' } });
    expect(await screen.findByText(/лютого|лютому|28/)).toBeTruthy();
    expect(server.asked).toHaveLength(1);
  });

  test('is a page that is not there for who may not read it', async () => {
    const { server } = await visit('/audit', new Office());
    expect(await screen.findByRole('heading', { level: 1, name: /Такого запису немає/ })).toBeTruthy();
    expect(server.log).not.toContain('GET /audit');
  });
});

describe('a change in words', () => {
  test('roles, people and days are told as such; an unknown field keeps its name', () => {
    const lines = tellEvent(
      event({
        kind: 'seat',
        changes: [
          { path: '/role', after: '"chair"' },
          { path: '/to', before: '"2026-12-31"' },
          { path: '/colour', after: '{"a":1}' },
          { path: '/shown/audience', after: '"group"' },
        ],
      }),
    );
    expect(lines.map((line) => [line.label, line.path, line.before, line.after])).toEqual([
      ['seat.role', undefined, null, { kind: 'word', id: 'role.chair' }],
      ['seat.to-day', undefined, { kind: 'date', date: '2026-12-31' }, null],
      ['audit.field', 'colour', null, { kind: 'text', text: '{"a":1}' }],
    ]);
  });
});
