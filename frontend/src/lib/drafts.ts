// What is typed into a form is kept on this device, per person and record, and
// erased on sign-out. Kept drafts survive a lost session, a closed tab and a
// cut network; they never leave the device by themselves.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

export interface Draft<V = unknown> {
  key: string;
  person: string;
  /** the record's version when typing began; empty for a new record */
  version: string;
  /** what the record said when typing began */
  base: V;
  values: V;
  savedAt: string;
}

interface Shape extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { person: string } };
}

let opened: Promise<IDBPDatabase<Shape>> | null = null;

function database(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>('portal-drafts', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'key' }).createIndex('person', 'person');
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}

const keyOf = (person: string, record: string) => `${person} ${record}`;

export async function loadDraft<V>(person: string, record: string): Promise<Draft<V> | null> {
  return ((await (await database()).get('drafts', keyOf(person, record))) as Draft<V> | undefined) ?? null;
}

export async function keepDraft<V>(
  person: string,
  record: string,
  draft: { version: string; base: V; values: V },
  now = new Date(),
): Promise<string> {
  const savedAt = now.toISOString();
  await (await database()).put('drafts', { key: keyOf(person, record), person, savedAt, ...draft });
  return savedAt;
}

export async function dropDraft(person: string, record: string): Promise<void> {
  await (await database()).delete('drafts', keyOf(person, record));
}

/** On sign-out: everything this person typed on this device and did not send. */
export async function eraseDrafts(person: string): Promise<void> {
  const tx = (await database()).transaction('drafts', 'readwrite');
  for (const key of await tx.store.index('person').getAllKeys(person)) await tx.store.delete(key);
  await tx.done;
}
