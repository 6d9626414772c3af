// The gap of a subgroup, found from the desk and opened to its needs: by keyboard, on a phone; and every part in every look.
import { expect, holds, signIn, test, url } from './portal';

test('a chair finds the gap of the subgroup in three presses, by keyboard, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'chair-er', '/');
  await page.getByRole('link', { name: 'Покриття ER' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Покриття', level: 1 })).toBeFocused();
  await expect(page).toHaveURL(/\/coverage\?subgroup=ER$/);
  await expect(page.locator('.say').first()).toContainText('Непокрита частина становить');
  const gap = page.getByRole('link', { name: /^Непокрита частина: сума/ });
  const sum = (await gap.textContent()) ?? '';
  expect(sum).toMatch(/^\d[\d\u00a0]*,\d\d\u00a0EUR$/);
  await gap.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Потреби в підсумку' })).toBeFocused();
  await expect(page.locator('.tile', { hasText: 'Непокрита частина' })).toContainText(sum);
  const need = page.getByRole('rowheader').first().getByRole('link');
  await need.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/needs\/[0-9a-f-]{36}$/);
  await page.goBack();
  await expect(page.locator('.tile', { hasText: 'Непокрита частина' })).toContainText(sum);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});

test('filters and the currency stand in the address, and the rows add up to the total', async ({ page }) => {
  await signIn(page, 'auditor', '/coverage');
  await page.getByLabel('Валюта звітності').selectOption('UAH');
  await page.getByLabel('Пріоритет').selectOption('high');
  await expect(page).toHaveURL(/\/coverage\?currency=UAH&priority=high$/);
  await expect(page.locator('.ladder')).toContainText('UAH');
  await page.getByRole('link', { name: /рядок за рядком$/ }).click();
  const sum = page.locator('.tile', { hasText: 'Непокрита частина' });
  await expect(sum).toContainText('UAH');
  await page.getByLabel('На сторінці').selectOption('100');
  await expect(page.getByText(/^1–(\d+) із \1$/)).toBeVisible();
  const cents = (text: string) => BigInt(text.replace(/\D/g, ''));
  const column = await page.locator('tbody td[data-l^="Непокрита частина"]').allTextContents();
  expect(column.length).toBeGreaterThan(0);
  const added = column.reduce((all, text) => all + cents(text), 0n);
  expect(added).toBe(cents((await sum.locator('dd').textContent()) ?? ''));
});

test('every part of the page, in every look', async ({ page }) => {
  await signIn(page, 'chair-bs', '/coverage');
  await expect(page.locator('.map[role=img]')).toBeVisible();
  await holds(page, 'coverage');
  for (const summary of await page.locator('.as-table > summary').all()) await summary.click();
  await page.getByRole('button', { name: 'Усі 27 рядків' }).click();
  await expect(page.locator('.as-table table').last()).toBeVisible();
  await holds(page, 'coverage, as tables');
  await page.goto(url('/coverage?rows=needs'));
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'rows of needs');
  await page.goto(url('/coverage?rows=allocations'));
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'rows of allocations');
  await page.goto(url('/coverage?quarter=2031-Q1'));
  await expect(page.locator('.empty')).toBeVisible();
  await holds(page, 'coverage, filtered empty');
  await page.route('**/api/v1/coverage?*', (route) => route.fulfill({ status: 503, body: 'down' }));
  await page.goto(url('/coverage?currency=USD'));
  await expect(page.locator('.note.bad')).toBeVisible({ timeout: 15_000 });
  await holds(page, 'coverage, failed');
});
