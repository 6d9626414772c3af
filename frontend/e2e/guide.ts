// The pictures of the user guide (docs/guide), for `scripts/shots guide`: its
// three stories as they go, in Ukrainian, light, one pixel for one.
import type { Locator, Page } from '@playwright/test';
import { join } from 'node:path';
import { expect, shrink, signIn, signOut, test, url } from './portal';

const WIDE = { width: 1080, height: 760 };
const PHONE = { width: 390, height: 844 };

const title = 'Гідравлічний інструмент для рятувальних загонів';

/** The window as it is, or only a part of the page. */
async function take(page: Page, name: string, part?: Locator): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expect(page.locator('.skeleton')).toHaveCount(0);
  const path = join(process.env.SHOTS_DIR ?? '', `${name}.png`);
  await (part ? part.screenshot({ path }) : page.screenshot({ path }));
  shrink(path);
}

/** The top of the window begins at this part. */
async function from(part: Locator): Promise<void> {
  await part.evaluate((element) => {
    window.scrollTo(0, window.scrollY + element.getBoundingClientRect().top - 8);
  });
}

test.describe.serial('the guide', () => {
  test.beforeEach(async ({ page }) => {
    await page.setViewportSize(WIDE);
  });

  test('an agency', async ({ page, context }) => {
    await page.goto(url('/'));
    await expect(page.locator('#email')).toBeVisible();
    await take(page, 'sign-in');
    await signIn(page, 'agency-sesu', '/');
    await expect(page.getByRole('link', { name: 'Внести потребу' })).toBeVisible();
    await take(page, 'desk-agency');
    await page.getByRole('link', { name: 'Внести потребу' }).click();
    await page.getByLabel('Тема', { exact: true }).selectOption({ label: 'Пожежогасіння' });
    await page.getByLabel('Назва, українською').fill(title);
    await page
      .getByLabel('Опис, українською')
      .fill('Два загони втратили інструмент після обстрілу. З новим вони знову працюватимуть на завалах.');
    await take(page, 'form');
    await page.getByRole('button', { name: 'Додати позицію' }).click();
    await page.getByLabel('Клас, позиція 1').fill('Ноутбук');
    await page.getByLabel('Кількість, позиція 1').fill('4');
    await page.getByLabel('Ціна за одиницю, позиція 1').fill('1 250,50');
    await page.getByRole('button', { name: 'Додати позицію' }).click();
    await page.getByLabel('Клас, позиція 2').fill('Сервер');
    await page.getByLabel('Кількість, позиція 2').fill('1');
    await page.getByLabel('Ціна за одиницю, позиція 2').fill('9 000');
    await expect(page.locator('.sum')).toHaveText(/14\s002,00\sEUR/);
    await from(page.locator('.sec').filter({ has: page.locator('.lines') }));
    await take(page, 'lines');
    await page.getByRole('radio', { name: 'Уся Україна' }).check();
    await page.getByLabel('Потрібно до').fill('30.06.2027');
    await page.getByRole('radio', { name: /^Висока/ }).check();

    await page.setViewportSize(PHONE);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await page.locator('.bar-foot').scrollIntoViewIfNeeded();
    await take(page, 'offline-phone');
    await context.setOffline(false);
    await expect(page.locator('.bar-foot')).toContainText('Зв’язок відновлено');

    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'Зберегти й подати' }).click();
    await expect(page.locator('.kicker')).toContainText('Подана');
    await signOut(page);
  });

  test('a chair', async ({ page }) => {
    await signIn(page, 'chair-er', '/');
    await expect(page.getByRole('region', { name: /^Чекають на відкриття/ })).toBeVisible();
    await take(page, 'desk-chair');
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('button', { name: 'Повернути на доповнення…' }).click();
    await page.getByLabel('Що треба доповнити').fill('Додайте, яким саме загонам потрібен інструмент.');
    await take(page, 'return');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Відкрити потребу…' }).click();
    await take(page, 'open');
    await page.getByRole('dialog').getByRole('button', { name: 'Відкрити потребу' }).click();
    await expect(page.locator('.kicker')).toContainText('Відкрита');
    await signOut(page);
  });

  test('an embassy', async ({ page }) => {
    await signIn(page, 'partner-nl', '/needs?state=open');
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await take(page, 'needs');
    await page.getByLabel(/^Слова або номер/).fill(title);
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.locator('.sheet-menu summary').click();
    await take(page, 'sheet');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: /^Для співголів/ }).check();
    await take(page, 'interest', page.locator('.sec').filter({ has: page.locator('.own-interest') }));
    await page.getByRole('textbox', { name: 'Ваш коментар' }).fill('Чи підійде інструмент з акумулятором?');
    await page.getByText('Назвати людей, від яких чекаєте відповіді').click();
    await page.getByRole('checkbox', { name: 'Співголова ER' }).check();
    await take(page, 'thread', page.locator('.sec').filter({ has: page.locator('#comment-text') }));
    await page.setViewportSize(PHONE);
    await page.goto(url('/needs?state=open'));
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await take(page, 'needs-phone');
    await signOut(page);
  });

  test('people', async ({ page }) => {
    await signIn(page, 'secretariat', '/people?q=chair-bs');
    await page.getByRole('rowheader').first().getByRole('link').click();
    await expect(page.locator('.seat-list').first()).toBeVisible();
    await take(page, 'person');
  });
});
