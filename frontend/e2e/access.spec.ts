// axe and 320 px on every page, dialog and refusal, in every look.
import type { Page } from '@playwright/test';
import { expect, holds, signIn, test, url } from './portal';

async function newDraft(page: Page, title: string): Promise<string> {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.locator('#f-title-uk').fill(title);
  await page.locator('.bar-foot button[type=submit]').click();
  await expect(page.locator('.kicker')).toBeVisible();
  return new URL(page.url()).pathname;
}

test('the door, and its refusal', async ({ page }) => {
  await page.goto(url('/'));
  await expect(page.locator('#email')).toBeVisible();
  await holds(page, 'sign-in');
  await page.locator('.door form button[type=submit]').click();
  await expect(page.locator('.err').first()).toBeVisible();
  await holds(page, 'sign-in, empty');
  await page.locator('#email').fill('nobody@portal.example');
  await page.locator('#password').fill('wrong');
  await page.locator('.door form button[type=submit]').click();
  await expect(page.locator('.summary')).toBeVisible();
  await holds(page, 'sign-in, refused');
});

test('the set-up link', async ({ page }) => {
  await page.goto(url('/setup#some-key'));
  await expect(page.locator('#name')).toBeVisible();
  await holds(page, 'setup');
});

test('the list: full, filtered empty, failed, with its menu open', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs?limit=25');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'needs');
  await page.locator('.who summary').click();
  await holds(page, 'account menu');
  await page.keyboard.press('Escape');
  await page.goto(url('/needs?q=zzzzzz&priority=low'));
  await expect(page.locator('.empty')).toBeVisible();
  await holds(page, 'needs, filtered empty');
  await page.route('**/api/v1/needs?*', (route) => route.fulfill({ status: 503, body: 'down' }));
  await page.goto(url('/needs?state=open'));
  await expect(page.locator('.note.bad')).toBeVisible({ timeout: 15_000 });
  await holds(page, 'needs, failed');
});

test('a draft, its questions and its form', async ({ page }) => {
  const path = await newDraft(page, 'Доступність: чернетка');
  await expect(page.locator('.acts')).toBeVisible();
  await holds(page, 'need, draft');
  await page.getByRole('button', { name: 'Видалити чернетку…' }).click();
  await expect(page.locator('dialog')).toBeVisible();
  await holds(page, 'deleting');
  await page.keyboard.press('Escape');
  await page.goto(url(`${path}/edit`));
  await expect(page.locator('#f-title-uk')).toBeVisible();
  await page.locator('#f-where').nth(0).check();
  await page.getByRole('radio', { name: 'Окремі області' }).check();
  await holds(page, 'form, places');
  await page.locator('#f-neededBy').fill('31.02.2027');
  await page.locator('.bar-foot button[type=submit]').click();
  await expect(page.locator('.summary')).toBeFocused();
  await holds(page, 'form, cannot be read');
  await page.locator('#f-neededBy').fill('');
  await page.locator('.bar-foot button').first().click();
  await expect(page.locator('.summary').getByText('Тема')).toBeVisible();
  await holds(page, 'form, refused');
});

test('comparing two texts', async ({ page, context }) => {
  const path = await newDraft(page, 'Доступність: порівняння');
  await page.goto(url(`${path}/edit`));
  await page.locator('#f-title-uk').fill('Мій текст');
  const other = await context.newPage();
  await other.goto(url(`${path}/edit`));
  await other.locator('#f-title-uk').fill('Інший текст');
  await other.locator('.bar-foot button[type=submit]').click();
  await expect(other.locator('.acts')).toBeVisible();
  await other.close();
  await page.locator('.bar-foot button[type=submit]').click();
  await expect(page.locator('dialog')).toBeVisible();
  await holds(page, 'comparison');
});

test('a chair’s need, with its questions', async ({ page }) => {
  await signIn(page, 'chair-er', '/needs?state=submitted&subgroup=ER');
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.acts')).toBeVisible();
  await holds(page, 'need, submitted');
  await page.getByRole('button', { name: 'Відкрити потребу…' }).click();
  await page.getByRole('radio', { name: /^Для сторін/ }).check();
  await holds(page, 'opening, parties');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Повернути на доповнення…' }).click();
  await page.locator('dialog button[type=submit]').click();
  await expect(page.locator('dialog .err')).toBeVisible();
  await holds(page, 'returning, without a comment');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Закрити потребу…' }).click();
  await expect(page.locator('dialog')).toBeVisible();
  await holds(page, 'closing');
});

test('an open need, help, and what is not there', async ({ page }) => {
  await signIn(page, 'partner-nl', '/needs?state=open');
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.dated li').first()).toBeVisible();
  await holds(page, 'need, open');
  await page.goto(url('/help'));
  await expect(page.locator('h1')).toBeVisible();
  await holds(page, 'help');
  await page.goto(url('/needs/01930000-0000-7000-8000-999999999999'));
  await expect(page.locator('h1')).toBeVisible();
  await holds(page, 'absent need');
  await page.goto(url('/nowhere'));
  await expect(page.locator('h1')).toBeVisible();
  await holds(page, 'absent page');
});

test('an administrator’s list says why it is empty', async ({ page }) => {
  await signIn(page, 'admin');
  await expect(page.locator('.empty')).toBeVisible();
  await holds(page, 'needs, no right');
});

test('every page says that its records are invented, on paper too', async ({ page }) => {
  const says = page.locator('.demo', { hasText: 'Демонстрація: записи на цій сторінці вигадані' });
  const inside = [
    '/',
    '/needs',
    '/search?q=112',
    '/help',
    '/account',
    '/people',
    '/organisations',
    '/subgroups/ER',
  ];
  for (const path of ['/', '/setup#some-key', '/password#some-key', '/not/a/page']) {
    await page.goto(url(path));
    await expect(says, `signed out, ${path}`).toBeVisible();
  }
  await signIn(page, 'secretariat');
  for (const path of [...inside, '/needs/01930000-0000-7000-8000-999999999999', '/not/a/page']) {
    await page.goto(url(path));
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(says, path).toBeVisible();
  }
  await page.emulateMedia({ media: 'print' });
  await expect(says).toBeVisible();
  const margin = await page.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSPageRule)
      .map((rule) => rule.cssText)
      .join(),
  );
  const words = await page.evaluate(() => document.documentElement.style.getPropertyValue('--demo'));
  expect(margin).toContain('var(--demo');
  expect(words).toContain('Демонстрація');
});
