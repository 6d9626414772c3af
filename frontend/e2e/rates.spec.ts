// Rates of exchange: found by day and currency, entered and corrected by hand,
// by keyboard; and in every look, with its dialogs and refusals.
import { expect, holds, signIn, test, url } from './portal';

const past = (days: number) => {
  const day = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  return { iso: day, typed: day.split('-').reverse().join('.') };
};

test('a partner finds the rate of a day, and where it is from', async ({ page }) => {
  await signIn(page, 'partner-nl', '/');
  await page.getByRole('link', { name: 'Курси', exact: true }).click();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.getByLabel('Валюта').selectOption('USD');
  await page.getByLabel('До дня').fill(past(30).typed);
  await expect(page).toHaveURL(new RegExp(`currency=USD&to=${past(30).iso}`));
  const cell = page.getByRole('button', { name: /^USD, демонстрація, .*: докладно$/ }).first();
  await expect(cell).toHaveText(/^4\d,\d{4}$/);
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Секретаріат групи: імпортовано');
  await expect(page).toHaveURL(/rate=\d{4}-\d\d-\d\d-USD-demo/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(cell).toBeFocused();
  await expect(page.getByRole('button', { name: 'Ввести курс…' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Давніші дні' }).click();
  await expect(page.getByRole('link', { name: 'До найновіших' })).toBeVisible();
});

test('the secretariat enters a rate with a comma, is refused, corrects it by keyboard', async ({ page }) => {
  await signIn(page, 'secretariat', '/rates?currency=RON');
  await expect(page.locator('.empty')).toBeVisible();
  await holds(page, 'rates, filtered empty');
  await page.getByRole('button', { name: 'Ввести курс…' }).click();
  await page.getByLabel('День', { exact: true }).fill('31.02.2026');
  await page.getByLabel('Гривень за одиницю валюти').fill('дев’ять');
  await page.keyboard.press('Enter');
  await expect(page.locator('.summary')).toBeFocused();
  await expect(page.locator('.field.bad')).toHaveCount(3);
  await holds(page, 'rate by hand, refused');
  await page.getByLabel('День', { exact: true }).fill(past(1).typed);
  await page.getByRole('dialog').getByLabel('Валюта').selectOption('RON');
  await page.getByLabel('Гривень за одиницю валюти').fill('9,4512');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const cell = page.getByRole('button', { name: /^RON, вручну/ });
  await expect(cell).toHaveText('9,4512');
  await cell.focus();
  await page.keyboard.press('Enter');
  await holds(page, 'a rate');
  await page.getByRole('button', { name: 'Виправити…' }).click();
  await page.getByLabel('Гривень за одиницю валюти').fill('9.45');
  await holds(page, 'a rate, correcting');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('9,4512 9,4500');
  await page.keyboard.press('Escape');
  await expect(page.locator('tbody')).toContainText('вручну, виправлено');
  await page.getByRole('button', { name: 'Ввести курс…' }).click();
  await page.getByLabel('День', { exact: true }).fill(past(1).typed);
  await page.getByRole('dialog').getByLabel('Валюта').selectOption('RON');
  await page.getByLabel('Гривень за одиницю валюти').fill('9,5');
  await page.keyboard.press('Enter');
  await expect(page.locator('.field.bad')).toContainText('Це вже зайнято');
});

test('the page of rates, in every look', async ({ page }) => {
  await signIn(page, 'auditor', '/rates');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'rates');
  await page.goto(url('/rates?currency=all'));
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'rates, all');
  await page.route('**/api/v1/rates?*', (route) => route.fulfill({ status: 503, body: 'down' }));
  await page.goto(url('/rates?currency=EUR'));
  await expect(page.locator('.note.bad')).toBeVisible({ timeout: 15_000 });
  await holds(page, 'rates, failed');
});
