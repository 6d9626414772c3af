import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { dropDraft, eraseDrafts, keepDraft, loadDraft } from './drafts';

const state = { version: '"3"', base: { title: 'a' }, values: { title: 'b' } };

beforeEach(async () => {
  await eraseDrafts('anna');
  await eraseDrafts('ivan');
});

test('a draft comes back with what it was begun from and when it was kept', async () => {
  await keepDraft('anna', 'need-1', state, new Date('2026-11-24T10:00:00Z'));
  expect(await loadDraft('anna', 'need-1')).toEqual({
    key: 'anna need-1',
    person: 'anna',
    savedAt: '2026-11-24T10:00:00.000Z',
    ...state,
  });
});

test('one person’s draft is not another’s, nor one record’s another’s', async () => {
  await keepDraft('anna', 'need-1', state);
  expect(await loadDraft('ivan', 'need-1')).toBeNull();
  expect(await loadDraft('anna', 'need-2')).toBeNull();
});

test('the last text is the one that is kept', async () => {
  await keepDraft('anna', 'need-1', state);
  await keepDraft('anna', 'need-1', { ...state, values: { title: 'c' } });
  expect((await loadDraft('anna', 'need-1'))?.values).toEqual({ title: 'c' });
});

test('a sent draft is gone', async () => {
  await keepDraft('anna', 'need-1', state);
  await dropDraft('anna', 'need-1');
  expect(await loadDraft('anna', 'need-1')).toBeNull();
});

test('signing out erases one’s own drafts and nobody else’s', async () => {
  await keepDraft('anna', 'need-1', state);
  await keepDraft('anna', 'new', state);
  await keepDraft('ivan', 'need-1', state);
  await eraseDrafts('anna');
  expect(await loadDraft('anna', 'need-1')).toBeNull();
  expect(await loadDraft('anna', 'new')).toBeNull();
  expect(await loadDraft('ivan', 'need-1')).not.toBeNull();
});
