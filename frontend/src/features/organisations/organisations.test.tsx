import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { visit } from '../../test/page';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the organisations', () => {
  test('a word typed a moment ago and another filter both reach the address', async () => {
    const { router } = await visit('/organisations');
    fireEvent.change(await screen.findByLabelText(/^Назва або скорочення/), { target: { value: 'служба' } });
    fireEvent.change(screen.getByLabelText('Вид'), { target: { value: 'agency' } });
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'служба', kind: 'agency' }));
  });
});
