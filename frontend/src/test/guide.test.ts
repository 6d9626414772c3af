// @vitest-environment node
// The user guide says what the client says: each **bold** word stands on the
// screen, each picture is there and used, each link leads somewhere.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const guide = fileURLToPath(new URL('../../../docs/guide', import.meta.url));
const locales = fileURLToPath(new URL('../../locales/uk', import.meta.url));
const pages = readdirSync(guide)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(guide, name), 'utf8') }));
const all = (pattern: RegExp) =>
  pages.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map((found) => ({ name, word: found[1] ?? '' })),
  );

const words = readdirSync(locales).flatMap((file) =>
  Object.values(JSON.parse(readFileSync(join(locales, file), 'utf8')) as Record<string, string>),
);
const PLURAL = /\{\w+, plural,(?: *(?:=\d+|\w+) \{[^{}]*\})+ *\}/;
/** A word that has forms stands as each of them. */
const formsOf = (word: string): string[] => {
  const block = PLURAL.exec(word)?.[0];
  return block === undefined
    ? [word]
    : [...block.matchAll(/ \{([^{}]*)\}/g)].map(([, form]) =>
        word.replace(block, (form ?? '').replace('#', '{n}')),
      );
};
/** A value stands for any number or name; what is hardly more than values says nothing. */
const onScreen = words
  .flatMap(formsOf)
  .filter((word) => /\p{L}{3}/u.test(word.replace(/\{\w+\}/g, '')))
  .map((word) => new RegExp(`^${word.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+')}$`));
/** Said by the guide itself, not quoted. */
const OWN = [
  'Жирним',
  'Місце',
  'Коли зв’язок відновиться, натисніть кнопку ще раз: сам портал нічого не надсилає.',
  'Державної таємниці та відомостей з обмеженим доступом у порталі не пишуть на жодному рівні.',
];

test('each quoted name of a page, button or field is the client’s own', () => {
  const quoted = all(/\*\*([^*]+)\*\*/g).filter(({ word }) => !OWN.includes(word));
  expect(quoted.length).toBeGreaterThan(80);
  const foreign = quoted.filter(({ word }) => {
    const bare = word.replace(/…$/, '');
    return !onScreen.some((one) => one.test(word) || one.test(bare));
  });
  expect(foreign).toEqual([]);
});

test('each picture is there, small, and shown', () => {
  const shown = new Set(all(/!\[[^\]]+\]\(img\/([^)]+)\)/g).map(({ word }) => word));
  const there = readdirSync(join(guide, 'img'));
  expect([...shown].sort()).toEqual(there.sort());
  for (const name of there)
    expect(statSync(join(guide, 'img', name)).size, name).toBeLessThanOrEqual(120_000);
});

test('each link leads to a file, and each page is led to', () => {
  const links = all(/\]\(((?!https?:)[^)#]+)[^)]*\)/g);
  for (const { name, word } of links) expect(existsSync(join(guide, word)), `${name}: ${word}`).toBe(true);
  const led = new Set(links.map(({ word }) => word));
  for (const { name } of pages) expect(name === 'README.md' || led.has(name), name).toBe(true);
});
