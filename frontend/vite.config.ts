import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { compress } from './scripts/compress.ts';
import { locales } from './scripts/locales.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const target = process.env.PORTAL_DEV_TARGET ?? 'http://127.0.0.1:8080';

/** Asks for the two font files of the first view together with the styles that name them. */
function preloadFonts(): Plugin {
  const first = /source-sans-3-(latin|cyrillic)-wght-normal\.woff2$/;
  return {
    name: 'portal-preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((file) => file.type === 'asset' && file.originalFileNames.some((name) => first.test(name)))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              href: `/${file.fileName}`,
              crossorigin: '',
            },
            injectTo: 'head-prepend' as const,
          })),
    },
  };
}

export default defineConfig({
  root,
  plugins: [react(), locales(root), preloadFonts(), compress()],
  server: { proxy: { '/api': target } },
  preview: { proxy: { '/api': target } },
  build: {
    target: 'es2022',
    // light-dark() and nesting stay as written: each of these has them.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Three kinds of files: the first view in one, what several lazy pages share, and the small pages of those
        // who keep people, organisations and the log. Left to itself, the bundler cuts all of it into crumbs.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 3 },
            { name: 'kit', test: /src\/(api|app|lib|ui)\//, minShareCount: 2, priority: 2 },
            { name: 'office', test: /features\/(account|audit|organisations|people|door)\//, priority: 1 },
          ],
        },
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith('.woff2'))
            ? 'assets/[hash][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    pool: 'threads',
    maxWorkers: 2,
  },
});
