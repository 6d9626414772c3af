// A project from its draft to its milestone: written, lost and found again, announced, moved, noted; and who hears of it.
import { expect, holds, signIn, signOut, test } from './portal';

const NAME = 'Насоси й навчання для громад Півдня';

test('a partner writes a project, announces it, moves it and notes a milestone', async ({ page }) => {
  await signIn(page, 'partner-nl', '/projects');
  await page.getByRole('link', { name: 'Новий проєкт' }).first().click();
  await page.getByLabel('Назва, українською').fill(NAME);
  await page.getByRole('button', { name: 'Додати подію' }).click();
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.locator('.summary')).toBeFocused();
  await holds(page, 'project form, refused');
  await page.getByLabel('Контрольна подія, українською').fill('Перша партія');
  await page.getByLabel('Строк', { exact: true }).fill('01.03.2026');
  // What was typed is kept on this device.
  await page.waitForTimeout(1_500);
  await page.reload();
  await expect(page.getByLabel('Назва, українською')).toHaveValue(NAME);
  await page.getByLabel('Опис, українською').fill('Закупівля, передача, навчання.');
  await page.getByLabel('Підгрупа').selectOption('ER');
  await page
    .getByRole('group', { name: /^Бенефіціари/ })
    .getByLabel('Державна служба України з надзвичайних ситуацій')
    .check();
  await page.getByLabel('Плановий початок').fill('01.01.2026');
  await page.getByLabel('Плановий кінець').fill('31.12.2027');
  await page.getByLabel('Уся Україна').check();
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
  await expect(page.locator('.kicker')).toContainText('Ще не оголошено');

  await page.getByRole('button', { name: 'Оголосити…' }).click();
  await holds(page, 'project, announcing');
  await page.getByRole('dialog').getByRole('button', { name: 'Оголосити' }).click();
  await expect(page.locator('.kicker')).toContainText(/PR-\d{4}-\d{4}/);
  await page.getByRole('button', { name: 'Змінити стан…' }).click();
  await page.getByRole('radio', { name: /^Виконання/ }).check();
  await holds(page, 'project, moving');
  await page.getByRole('dialog').getByRole('button', { name: 'Змінити стан' }).click();
  await expect(page.locator('.kicker')).toContainText('Виконання');
  await expect(page.locator('.kicker')).toContainText('1 прострочена подія');
  await holds(page, 'project');

  await page.getByRole('button', { name: 'Відмітити…' }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.kicker')).not.toContainText('прострочена');
});

test('an auditor finds it in the list and by words, and can change nothing', async ({ page }) => {
  await signIn(page, 'auditor', '/projects');
  await page.getByLabel('Слова або номер, будь-якою з двох мов').fill('Півдня');
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(NAME);
  await expect(page.getByRole('button', { name: /…$/ })).toHaveCount(0);
  await page.goto(page.url().replace(/\/projects\/.*/, '/search?q=Півдня'));
  await expect(page.getByRole('link', { name: NAME })).toBeVisible();
  await signOut(page);
  await signIn(page, 'partner-nl', '/projects');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'projects');
});
