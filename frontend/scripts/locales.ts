// A Vite plugin: `virtual:locale/uk` is all of locales/uk/*.json, its ICU
// messages compiled at build time, so that no parser is shipped and one
// language is one file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:locale/';

export function readCatalogue(root: string, language: string): Record<string, string> {
  const folder = join(root, 'locales', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
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
      const catalogue = readCatalogue(root, id.slice(PREFIX.length + 1));
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
