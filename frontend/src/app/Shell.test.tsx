import { screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { visit } from '../test/page';
import { Server } from '../test/server';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a seat in a subgroup reads alike on every page, whatever lists the page has asked for', async () => {
  const server = new Server();
  server.session = {
    ...server.session,
    seats: [{ id: 's1', role: 'chair', subgroup: 'ER', from: '2026-01-01' }],
  };
  const { router } = await visit('/', server);
  const account = await screen.findByText('Олена Коваль', { selector: '.who summary span' });
  expect(within(account).getByText('Головування в підгрупі · ER')).toBeTruthy();
  await router.navigate({ to: '/needs' });
  // The list's names have come: its menu of subgroups is full.
  await screen.findByRole('option', { name: /Реагування на надзвичайні ситуації/ });
  expect(within(account).getByText('Головування в підгрупі · ER')).toBeTruthy();
});
