// A Vite plugin: `virtual:locale/uk` is the words that the first file of the client can show (the files of
// locales/uk that locales/first.json names), `virtual:locale/uk/later` all others. ICU messages are compiled at build time, so that no parser is shipped.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:locale/';

export function readCatalogue(
  root: string,
  language: string,
  part: 'first' | 'later',
): Record<string, string> {
  const folder = join(root, 'locales', language);
  const first = JSON.parse(readFileSync(join(root, 'locales', 'first.json'), 'utf8')) as string[];
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.json') && first.includes(name) === (part === 'first'),
  );
  const parts = files.map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>,
  );
  return Object.assign({}, ...parts) as Record<string, string>;
}

export function locales(root: string): Plugin {
  return {
    name: 'portal-locales',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const [language = '', later] = id.slice(PREFIX.length + 1).split('/');
      const catalogue = readCatalogue(root, language, later ? 'later' : 'first');
      const compiled = Object.fromEntries(
        Object.entries(catalogue).map(([key, text]) => [key, compileMessage(text)]),
      );
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
    },
    handleHotUpdate({ file, server }) {
      if (file.includes('/locales/')) server.ws.send({ type: 'full-reload' });
    },
  };
}
