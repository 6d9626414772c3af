// Pictures of the pages of people, organisations and the log: for `shots`, as shots.ts has the rest.
import { expect, shoot, signIn, signOut, test, url } from './portal';

test('password link', async ({ page }) => {
  await page.goto(url('/password#some-key'));
  await expect(page.locator('#password')).toBeVisible();
  await shoot(page, 'password');
  await page.locator('.door form button[type=submit]').click();
  await expect(page.locator('.summary')).toBeVisible();
  await shoot(page, 'password-errors');
});

test('people', async ({ page }) => {
  await signIn(page, 'secretariat', '/people');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await shoot(page, 'people');
  await page.goto(url('/people/new'));
  await page.locator('main form button[type=submit]').click();
  await shoot(page, 'person-new');
  await page.goto(url('/people?q=chair-bs'));
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.seat-list').first()).toBeVisible();
  await shoot(page, 'person');
  await page.getByRole('button', { name: 'Дати місце…' }).click();
  await page.locator('#seat-role').selectOption('observer');
  await shoot(page, 'seat-give', false);
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Завершити або передати/ })
    .first()
    .click();
  await page.getByRole('dialog').locator('#q').fill('agency');
  await page.getByRole('dialog').getByRole('radio').first().check();
  await shoot(page, 'seat-end', false);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Посилання для нового пароля…' }).click();
  await shoot(page, 'link-ask', false);
  await page.locator('dialog button[type=submit]').click();
  await expect(page.locator('.link-box input')).toBeFocused();
  await shoot(page, 'link');
  await page.goto(url('/account'));
  await expect(page.getByText('цей пристрій')).toBeVisible();
  await shoot(page, 'account');
  await signOut(page);
});

test('organisations and the log', async ({ page }) => {
  await signIn(page, 'secretariat', '/organisations?limit=25');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await shoot(page, 'organisations');
  await page.goto(url('/organisations?q=SESU'));
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('#name-uk')).toBeVisible();
  await shoot(page, 'organisation-form');
  await page.goto(url('/subgroups'));
  await expect(page.locator('.seat-list li').first()).toBeVisible();
  await shoot(page, 'subgroups');
  await page.goto(url('/subgroups/ER'));
  await expect(page.locator('.seat-list li').first()).toBeVisible();
  await shoot(page, 'subgroup');
  await signOut(page);
  await signIn(page, 'auditor', '/audit?kind=organisation');
  await page.locator('.fold summary').first().click();
  await shoot(page, 'audit');
  await page.goto(url('/organisations?q=SESU'));
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.terms')).toBeVisible();
  await shoot(page, 'organisation');
});

test('rates', async ({ page }) => {
  await signIn(page, 'secretariat', '/rates');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await shoot(page, 'rates');
  await page.locator('.rate > button').first().click();
  await expect(page.locator('.dated li').first()).toBeVisible();
  await shoot(page, 'rate', false);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ввести курс…' }).click();
  await page.getByLabel('Гривень за одиницю валюти').fill('дев’ять');
  await page.keyboard.press('Enter');
  await shoot(page, 'rate-enter', false);
});
