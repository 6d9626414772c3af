// What the browser tests share: a page that watches for broken rules of its
// own accord, signing in, and the looks a page has to be good in.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPalette } from './palette';

export type Account =
  | 'chair-er'
  | 'chair-bs'
  | 'agency-sesu'
  | 'agency-sbgs'
  | 'partner-nl'
  | 'admin'
  | 'secretariat'
  | 'auditor'
  | 'observer';

export const url = (path: string) => `${process.env.E2E_URL ?? ''}${path}`;

/**
 * What the records of one file are told by, in one run: a worker that starts anew after a failure finds what the tests before
 * made. `file` keeps the files apart, also where only the beginning is searched for.
 */
export const stampOf = (file: string) => `${file}${process.env.E2E_STAMP ?? ''}`;

/** Every test fails on an error of the page or a broken content security policy. */
export const test = base.extend({
  page: async ({ page }, hand) => {
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(`error: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      // A refusal that a test provokes is told by the browser too; that is no defect.
      if (message.type() === 'error' && !/Failed to load resource/.test(text)) broken.push(text);
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await hand(page);
    expect(broken).toEqual([]);
  },
});

export { expect };

export const credentials = (account: Account) => ({
  email: `${account}@portal.example`,
  password: process.env.PORTAL_DEMO_PASSWORD ?? '',
});

export async function signIn(page: Page, account: Account, path = '/needs'): Promise<void> {
  await page.goto(url(path));
  await page.locator('#email').fill(`${account}@portal.example`);
  await page.locator('#password').fill(process.env.PORTAL_DEMO_PASSWORD ?? '');
  await page.locator('.door form button[type=submit]').click();
  await expect(page.locator('.who')).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('.who summary').click();
  await page.getByRole('button', { name: /^(Вийти|Sign out)$/ }).click();
  await expect(page.locator('#email')).toBeVisible();
}

export async function speak(page: Page, language: 'uk' | 'en'): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) === language) return;
  // By the keyboard's way, so that an open dialog does not cover the switch.
  await page.evaluate((code) => {
    document.querySelector<HTMLInputElement>(`input[name=language][value=${code}]`)?.click();
  }, language);
  await expect(html).toHaveAttribute('lang', language);
}

export const LOOKS = (['uk', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([1440, 390] as const).map((width) => ({ language, theme, width })),
  ),
);

export async function look(page: Page, { language, theme, width }: (typeof LOOKS)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await speak(page, language);
}

/** A picture in every look, into SHOTS_DIR. */
export async function shoot(page: Page, name: string, whole = true): Promise<void> {
  const folder = process.env.SHOTS_DIR ?? '';
  mkdirSync(folder, { recursive: true });
  for (const each of LOOKS) {
    await look(page, each);
    await page.waitForTimeout(150);
    await page.screenshot({
      path: join(folder, `${name}-${String(each.width)}-${each.theme}-${each.language}.png`),
      fullPage: whole,
    });
  }
  await look(page, { language: 'uk', theme: 'light', width: 1440 });
}

/** Writes a picture anew with a palette: a third of its bytes, and no difference to the eye. */
export function shrink(path: string): void {
  writeFileSync(path, toPalette(readFileSync(path)));
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** As the page looks now axe finds nothing. */
export async function clean(page: Page, what: string): Promise<void> {
  // One frame, and only what is wrong: the same findings in a third of the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode()
    .analyze();
  const said = violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
  expect(said, what).toEqual([]);
}

/**
 * Half of the looks, in which each theme meets each width and each width each language. A theme is colours alone and a
 * language words alone, so that axe has nothing to find in the others; by night they are looked at all the same.
 */
const HELD =
  process.env.PORTAL_TEST_SIZE === 'night'
    ? LOOKS
    : LOOKS.filter(
        ({ language, theme, width }) => (language === 'uk') === ((theme === 'light') === (width === 1440)),
      );

/** In every look that may differ: axe finds nothing, and 320 px need no sideways scroll. */
export async function holds(page: Page, what: string): Promise<void> {
  for (const each of HELD) {
    await look(page, each);
    await clean(page, `${what}, ${each.language}, ${each.theme}, ${String(each.width)} px`);
  }
  for (const language of ['uk', 'en'] as const) {
    await speak(page, language);
    await page.setViewportSize({ width: 320, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `${what}, ${language}: width at 320 px`).toBeLessThanOrEqual(320);
  }
  await look(page, LOOKS[0] ?? { language: 'uk', theme: 'light', width: 1440 });
}

/** Counts what a person has to do: each press, choice and filled field is one. */
export class Hands {
  done = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(
    name: string | RegExp,
    role: 'button' | 'link' | 'radio' | 'checkbox' = 'button',
  ): Promise<void> {
    this.done++;
    await this.#page.getByRole(role, { name, exact: typeof name === 'string' }).click();
  }

  async write(label: string, text: string): Promise<void> {
    this.done++;
    await this.#page.getByRole('textbox', { name: label, exact: true }).fill(text);
  }

  async choose(label: string, option: { label?: string; index?: number }): Promise<void> {
    this.done++;
    await this.#page.getByRole('combobox', { name: label, exact: true }).selectOption(option);
  }
}
