// Every page, wide and narrow, light and dark, in both languages, into
// SHOTS_DIR. Not a test of anything: somebody has to look.
import { expect, shoot, signIn, signOut, test, url } from './portal';

test('door', async ({ page }) => {
  await page.goto(url('/'));
  await expect(page.locator('#email')).toBeVisible();
  await shoot(page, 'sign-in');
  await page.locator('#email').fill('nobody@portal.example');
  await page.locator('#password').fill('wrong');
  await page.locator('.door form button[type=submit]').click();
  await expect(page.locator('.summary')).toBeVisible();
  await shoot(page, 'sign-in-refused');
  await page.goto(url('/setup#some-key'));
  await expect(page.locator('#name')).toBeVisible();
  await shoot(page, 'setup');
});

test('agency', async ({ page }) => {
  await signIn(page, 'agency-sesu');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await shoot(page, 'needs');
  await page.locator('.who summary').click();
  await shoot(page, 'account-menu', false);
  await page.goto(url('/needs?q=zzzzzz&priority=low'));
  await expect(page.locator('.empty')).toBeVisible();
  await shoot(page, 'needs-filtered-empty');
  await page.goto(url('/needs/new'));
  await expect(page.locator('#f-title-uk')).toBeVisible();
  await shoot(page, 'need-new');
  await page.locator('#f-title-uk').fill('Насосні станції для прифронтових громад');
  await page.getByRole('radio', { name: 'Окремі області' }).check();
  await page.locator('#f-neededBy').fill('31.02.2027');
  await page.locator('.bar-foot button[type=submit]').click();
  await shoot(page, 'need-new-errors');
  await page.locator('#f-neededBy').fill('');
  await page.locator('.bar-foot button[type=submit]').click();
  await expect(page.locator('.acts')).toBeVisible();
  await shoot(page, 'need-draft');
  await page.getByRole('button', { name: 'Видалити чернетку…' }).click();
  await shoot(page, 'need-delete', false);
  await page.keyboard.press('Escape');
  await page.goto(url('/help'));
  await expect(page.locator('h1')).toBeVisible();
  await shoot(page, 'help');
  await page.goto(url('/needs/01930000-0000-7000-8000-999999999999'));
  await expect(page.locator('h1')).toBeVisible();
  await shoot(page, 'absent');
  await signOut(page);
});

test('chair', async ({ page }) => {
  await signIn(page, 'chair-er', '/needs?state=submitted&subgroup=ER');
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.acts')).toBeVisible();
  await shoot(page, 'need-submitted');
  await page.getByRole('button', { name: 'Відкрити потребу…' }).click();
  await page.getByRole('radio', { name: /^Для сторін/ }).check();
  await shoot(page, 'need-open', false);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Повернути на доповнення…' }).click();
  await shoot(page, 'need-return', false);
});

test('partner', async ({ page }) => {
  await signIn(page, 'partner-nl', '/needs?state=open');
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.dated li').first()).toBeVisible();
  await shoot(page, 'need-open-partner');
});
