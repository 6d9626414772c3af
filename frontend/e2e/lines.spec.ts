// Item lines, files, and many needs at once, as each person does it.
import { expect, holds, look, signIn, signOut, stampOf, test, url } from './portal';
import type { Page } from '@playwright/test';

const stamp = stampOf('l');

/** What Ctrl+V does, whatever the browser lets a page have of the clipboard. */
async function paste(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).first().focus();
  await page.evaluate((rows) => {
    const data = new DataTransfer();
    data.setData('text/plain', rows);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** All that submitting asks for besides the lines. */
async function fillRest(page: Page, title: string): Promise<void> {
  await page.getByLabel('Тема', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Назва, українською').fill(title);
  await page.getByLabel('Опис, українською').fill('Два комплекти вийшли з ладу.');
  await page.getByRole('radio', { name: 'Уся Україна' }).check();
  await page.getByLabel('Потрібно до').fill('30.06.2027');
  await page.getByRole('radio', { name: /^Висока/ }).check();
}

test('keyboard alone: a need with two lines, added, moved and counted', async ({ page }) => {
  let presses = 0;
  const key = async (name: string) => {
    presses++;
    await page.keyboard.press(name);
  };
  const type = async (text: string) => {
    presses++;
    await page.keyboard.type(text);
  };
  await signIn(page, 'agency-sesu', '/needs/new');
  await fillRest(page, `Ноутбуки ${stamp}`);
  await page.locator('#f-lines').focus();
  await key('Enter');
  await expect(page.getByLabel('Клас, позиція 1')).toBeFocused();
  await type('Ноутбук');
  await key('Tab');
  await type('i5, 16 ГБ');
  await key('Tab');
  await key('Tab');
  await type('4');
  await key('Tab');
  await expect(page.getByLabel('Одиниця, позиція 1')).toHaveValue('PCE');
  await key('Tab');
  await type('1 250,50');
  await key('Enter');
  await expect(page.getByLabel('Клас, позиція 2')).toBeFocused();
  await type('Сервер');
  await key('Tab');
  await key('Tab');
  await key('Tab');
  await type('1');
  await key('Tab');
  await key('Tab');
  await type('9000');
  console.log(`journey: two item lines by keyboard took ${String(presses)} keys and texts`);
  await expect(page.locator('.sum')).toHaveText(/14\s002,00\sEUR/);
  await key('Alt+ArrowUp');
  await expect(page.getByLabel('Клас, позиція 1')).toHaveValue('Сервер');
  await page.getByRole('button', { name: 'Зберегти й подати' }).focus();
  await key('Enter');
  await expect(page.locator('.kicker')).toContainText('Подана');
  await expect(page.locator('table.items')).toContainText('4 штуки');
  await expect(page.locator('table.items tfoot')).toContainText(/14\s002,00\sEUR/);
});

test('three rows from Excel: understood, marked where not, and nothing typed is lost', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByRole('button', { name: 'Додати позицію' }).click();
  await paste(
    page,
    '.lines input',
    'Ноутбук\ti5, 16 ГБ\t12\tшт.\t32 500,50\nЛітак\tдо 19 місць\t1\tпляшка\t1,250\nITC-SERVER\t2U\t2\tpieces\t9 000,00',
  );
  await expect(page.locator('.lines tbody tr')).toHaveCount(3);
  await expect(page.getByText('Вставлено 3 позиції, ціни в EUR.')).toBeVisible();
  await expect(page.getByLabel('Клас, позиція 2')).toHaveValue('Літак');
  await expect(page.locator('.lines .err')).toHaveCount(3);
  await holds(page, 'form, pasted lines');
  await page.getByLabel('Клас, позиція 2').fill('Катер');
  await page.getByLabel('Одиниця, позиція 2').selectOption('PCE');
  await page.getByLabel('Ціна за одиницю, позиція 2').fill('1250');
  await expect(page.locator('.lines .err')).toHaveCount(0);
  await expect(page.locator('.sum')).toHaveText(/409\s256,00\sEUR/);
  await page.getByRole('button', { name: 'Повернути як було' }).click();
  await expect(page.locator('.lines tbody tr')).toHaveCount(1);
  // The draft of this device holds lines too.
  await page.getByRole('button', { name: 'Вставити з Excel…' }).click();
  await page.getByLabel('Рядки з Excel').fill('Ноутбук\ti7\t2\tшт\t100');
  await expect(page.getByText('Розпізнано 1 рядок')).toBeVisible();
  await holds(page, 'pasting');
  await page.getByRole('dialog').getByRole('button', { name: 'Вставити з Excel' }).click();
  await expect(page.getByText(/Чернетку збережено на пристрої/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Клас, позиція 2')).toHaveValue('Ноутбук');
});

test('phone: two lines as cards', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'agency-sesu', '/needs/new');
  await fillRest(page, `З телефона ${stamp}`);
  for (const [n, name] of ['Ноутбук', 'Сервер'].entries()) {
    await page.getByRole('button', { name: 'Додати позицію' }).click();
    const at = `позиція ${String(n + 1)}`;
    await page.getByLabel(`Клас, ${at}`).fill(name);
    await page.getByLabel(`Кількість, ${at}`).fill('2');
    await page.getByLabel(`Ціна за одиницю, ${at}`).fill('100');
  }
  await expect(page.locator('.sum')).toHaveText(/400,00\sEUR/);
  await page.getByRole('button', { name: 'Зберегти й подати' }).click();
  await expect(page.locator('.kicker')).toContainText('Подана');
});

test('files: a PDF is added, a wrong one refused in words, one taken off', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel('Назва, українською').fill(`З файлами ${stamp}`);
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.locator('.acts')).toBeVisible();
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles({
    name: 'Технічні вимоги.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  });
  await expect(page.getByRole('link', { name: 'Технічні вимоги.pdf' })).toBeVisible();
  await chooser.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await expect(page.getByRole('alert')).toContainText('не приймає файли цього типу');
  await holds(page, 'need, files');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Технічні вимоги.pdf' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Технічні вимоги.pdf');
  await page.getByRole('button', { name: 'Прибрати файл Технічні вимоги.pdf…' }).click();
  await holds(page, 'taking a file off');
  await page.getByRole('dialog').getByRole('button', { name: 'Прибрати', exact: true }).click();
  await expect(page.getByText('Файлів немає.')).toBeVisible();
});

test('held outside: a switch that leaves a subgroup and a contact', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel(/^Потреба поза порталом/).check();
  await expect(page.getByLabel('Назва, українською')).toHaveCount(0);
  await holds(page, 'form, held outside');
  await page.getByLabel('Підгрупа').selectOption('ER');
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Потреба поза порталом' })).toBeVisible();
  await holds(page, 'need, held outside');
});

test('raions below an oblast, strategies, and a need like it', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel('Назва, українською').fill(`Ноутбуки ${stamp}`);
  await expect(page.getByText('Схожі потреби, які ви бачите:')).toBeVisible();
  await page.getByRole('radio', { name: /^Окремі області/ }).check();
  await page.getByRole('checkbox', { name: 'Харківська область' }).check();
  await page.getByRole('button', { name: /^Уточнити до району/ }).click();
  await page.getByRole('checkbox', { name: /Чугуївський/ }).check();
  await page.locator('#f-strategies').check();
  await holds(page, 'form, raions and a like need');
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.locator('main')).toContainText('Чугуївський район');
});

test('a chair opens two at once and returns the rest, each told in words', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  for (const n of [1, 2, 3]) {
    if (n > 1) await page.goto(url('/needs/new'));
    await fillRest(page, `Разом ${stamp} ${String(n)}`);
    await page.getByLabel('Вартість', { exact: true }).fill('1000');
    await page.getByRole('button', { name: 'Зберегти й подати' }).click();
    await expect(page.locator('.kicker')).toContainText('Подана');
  }
  await signOut(page);
  const subgroup = 'state=submitted';
  await signIn(page, 'chair-er', `/needs?${subgroup}&q=${stamp}`);
  const box = (n: number) => page.getByRole('checkbox', { name: new RegExp(`Разом ${stamp} ${String(n)}$`) });
  await box(1).check();
  await box(2).check();
  await holds(page, 'list, two chosen');
  await page.getByRole('button', { name: 'Відкрити обрані…' }).click();
  await holds(page, 'opening two');
  await page.getByRole('dialog').getByRole('button', { name: 'Відкрити обрані' }).click();
  await expect(page.getByRole('heading', { name: 'Відкрито 2 з 2' })).toBeVisible();
  await holds(page, 'what became of two');
  await page.getByRole('button', { name: 'Повернутися до переліку' }).click();
  await box(3).check();
  await page.getByRole('button', { name: 'Повернути обрані…' }).click();
  await page.getByLabel('Що треба доповнити').fill('Додайте кількість.');
  await page.getByRole('dialog').getByRole('button', { name: 'Повернути обрані' }).click();
  await expect(page.getByRole('heading', { name: 'Повернено 1 з 1' })).toBeVisible();
  await look(page, { language: 'uk', theme: 'light', width: 1440 });
});

test('a level changed, and the first word for making public', async ({ page }) => {
  await signIn(page, 'chair-er', '/needs?state=open&subgroup=ER');
  await page.getByRole('rowheader').first().getByRole('link').click();
  await page.getByRole('button', { name: 'Змінити рівень доступу…' }).click();
  await holds(page, 'changing the level');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Зробити публічною…' }).click();
  await holds(page, 'making public');
  await page.getByRole('dialog').getByRole('button', { name: 'Зробити публічною' }).click();
  await expect(page.getByText('Пропонують зробити публічною.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Зробити публічною…' })).toHaveCount(0);
  await holds(page, 'need, half public');
});
