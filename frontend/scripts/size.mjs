// Weighs the built client against the limits of FRONTEND.md, in brotli bytes
// as they travel. size-limit does the weighing; what belongs to the first view
// is read from index.html.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const named = (pattern) => [...html.matchAll(pattern)].map((m) => join(dist, m[1]));
const scripts = named(/(?:src|modulepreload" crossorigin href)="(\/assets\/[^"]+\.js)"/g);
const styles = named(/href="(\/assets\/[^"]+\.css)"/g);
const fonts = named(/href="(\/assets\/[^"]+\.woff2)"/g);
const assets = readdirSync(join(dist, 'assets'));
const root = fileURLToPath(new URL('..', import.meta.url));
const locales = assets
  .filter((name) => /^(uk|en|later)-[\w-]{8}\.js$/.test(name))
  .map((name) => join(dist, 'assets', name));
const lazy = assets
  .filter((name) => name.endsWith('.js'))
  .map((name) => join(dist, 'assets', name))
  .filter((path) => !scripts.includes(path) && !locales.includes(path));

const weigh = async (files) =>
  (await Promise.all(files.map((path) => sizeLimit([filePlugin], [path])))).reduce(
    (sum, [{ size }]) => sum + size,
    0,
  );
const raw = (files) => files.reduce((sum, path) => sum + statSync(path).size, 0);
const kB = 1000;
const rows = [
  ['index.html', Buffer.byteLength(html), 1.5 * kB],
  ['initial JS', await weigh(scripts), 115 * kB],
  ['initial scripts (files)', scripts.length, 1],
  ['CSS', await weigh(styles), 12 * kB],
  ['fonts of the first view', raw(fonts), 50 * kB],
  ['fonts of the first view (files)', fonts.length, 2],
];
for (const path of locales)
  rows.push([`words ${basename(path).split('-')[0]}`, await weigh([path]), 30 * kB]);
for (const path of lazy)
  rows.push([`lazy ${basename(path).replace(/-[\w-]{8}\.js$/, '')}`, await weigh([path]), 40 * kB]);

// The first file is shown before the later words are there: it may name none of them, nor begin one.
const firstFiles = JSON.parse(readFileSync(join(root, 'locales/first.json'), 'utf8'));
const laterIds = readdirSync(join(root, 'locales/uk'))
  .filter((name) => !firstFiles.includes(name))
  .flatMap((name) => Object.keys(JSON.parse(readFileSync(join(root, 'locales/uk', name), 'utf8'))));
const text = scripts.map((path) => readFileSync(path, 'utf8')).join('\n');
const begun = [...text.matchAll(/`([a-z][\w.]*\.)\$\{[^}]*\}([\w.]*)`/gi)].map(
  ([, before, after]) => new RegExp(`^${before}[^.]+${after}$`),
);
const early = laterIds.filter(
  (id) => ['"', "'", '`'].some((q) => text.includes(q + id + q)) || begun.some((shape) => shape.test(id)),
);
if (early.length > 0) console.log(`named in the first file: ${early.join(' ')}`);
rows.push(['later words that the first file names', early.length, 0]);

let over = 0;
for (const [what, size, most] of rows) {
  const bad = size > most;
  if (bad) over++;
  console.log(`${bad ? 'OVER ' : '     '}${what.padEnd(34)} ${String(size).padStart(7)} of ${most}`);
}
console.log(`size: ${rows.length} limits, ${over} broken`);
process.exitCode = over > 0 ? 1 : 0;
