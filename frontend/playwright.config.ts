import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

// Debian's browser where it is there, Playwright's own elsewhere.
const system = '/usr/bin/chromium';

export default defineConfig({
  testDir: 'e2e',
  testMatch:
    process.env.SHOTS_SET === 'guide' ? 'guide.ts' : process.env.SHOTS_DIR ? '*shots.ts' : '*.spec.ts',
  globalSetup: './e2e/start.ts',
  outputDir: 'test-results',
  reporter: [['list']],
  // The journeys write into one store, and two cores are shared: one after the other.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 8_000 },
  use: {
    locale: 'uk-UA',
    timezoneId: 'Europe/Kyiv',
    viewport: { width: 1440, height: 900 },
    screenshot: 'off',
    trace: 'off',
    launchOptions: {
      ...(existsSync(system) ? { executablePath: system } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
