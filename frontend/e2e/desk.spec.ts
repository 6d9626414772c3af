// From an embassy's search to a chair's desk: interest, a comment that names
// somebody, and what the named one sees until the need was looked at.
import type { Page } from '@playwright/test';
import { Api } from './api';
import { expect, holds, look, signIn, signOut, stampOf, test, url } from './portal';

const stamp = stampOf('d');
const title = `Водолазні комплекти ${stamp}`;
const asked = `Чи потрібні сухі костюми? ${stamp}`;

/** Two submitted needs of one agency; the first is opened by its chair. */
async function prepare(): Promise<string> {
  const agency = await Api.as('agency-sesu');
  const owner = await agency.agency();
  const content = (name: string) => ({
    agency: owner,
    theme: 'ER-FIRE',
    title: { uk: name },
    description: { uk: 'Частина втратила спорядження.' },
    priority: 'high' as const,
    cost: { amount: '100000.50', currency: 'EUR' as const },
    costAsOf: '2026-10-01',
    nationwide: true,
    neededBy: '2028-01-15',
    contact: { name: 'Укладач', email: 'agency-sesu@portal.example' },
  });
  const first = await agency.act(await agency.create(content(title)), 'submit');
  await agency.act(await agency.create(content(`Подана ${stamp}`)), 'submit');
  await agency.end();
  const chair = await Api.as('chair-er');
  await chair.act(first, 'open', { level: 'group' });
  await chair.end();
  return first.need.id;
}

const waiting = (page: Page, name: string) => page.getByRole('region', { name });

test.describe.serial('an embassy asks, a chair answers', () => {
  test('embassy: finds the need as it types, marks interest, names the chair', async ({ page }) => {
    await prepare();
    await signIn(page, 'partner-nl', '/');
    await expect(page.getByRole('heading', { level: 1, name: 'Робочий стіл' })).toBeVisible();
    await expect(waiting(page, 'Що нового')).toContainText(title);
    await holds(page, 'desk, nothing waits');
    const box = page.getByRole('combobox', { name: 'Пошук у всьому порталі' });
    await box.focus();
    await page.keyboard.type(`водолаз ${stamp.slice(0, -1)}`);
    await expect(page.getByRole('option', { name: new RegExp(title) })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: new RegExp(title) })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await page.getByRole('radio', { name: /^Для співголів/ }).check();
    await page.getByLabel(/^Примітка для себе/).fill('Бюджет 2027 року');
    await page.getByRole('button', { name: 'Позначити зацікавленість' }).click();
    await expect(page.getByText('Зацікавленість збережено')).toBeVisible();
    await expect(page.getByText('Примітка для себе: Бюджет 2027 року')).toBeVisible();
    await page.getByRole('textbox', { name: 'Ваш коментар' }).fill(asked);
    await page.getByText('Назвати людей, від яких чекаєте відповіді').click();
    await page.getByRole('checkbox', { name: 'Співголова ER' }).check();
    await holds(page, 'need, comment and interest being written');
    await page.getByRole('button', { name: 'Додати коментар' }).click();
    await expect(page.locator('.thread')).toContainText(asked);
    await expect(page.locator('.thread')).toContainText('Названо: Співголова ER');
    await expect(page.getByRole('textbox', { name: 'Ваш коментар' })).toHaveValue('');
    await signOut(page);
  });

  test('chair: meets it on the desk, opens it, and it leaves the desk', async ({ page }) => {
    await signIn(page, 'chair-er', '/');
    const named = waiting(page, 'Вас названо в коментарях (1)');
    await expect(named).toContainText(asked);
    await expect(page.getByRole('region', { name: /^Чекають на відкриття/ })).toBeVisible();
    await holds(page, 'desk, chair');
    await named.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    // What a partner says to the co-chairs is theirs to know; its note is not.
    await expect(waiting(page, 'Хто ще розглядає')).toContainText('Для співголів');
    await expect(page.locator('main')).not.toContainText('Бюджет 2027 року');
    await page.getByRole('link', { name: 'Робочий стіл' }).click();
    await expect(page.getByRole('region', { name: /^Чекають на відкриття/ })).toBeVisible();
    await expect(page.getByRole('region', { name: /^Вас названо/ })).toHaveCount(0);
    await signOut(page);
  });

  test('agency: does not hear of what was said to the co-chairs; its brief opens its rows', async ({
    page,
  }) => {
    await signIn(page, 'agency-sesu', '/');
    await expect(page.getByRole('region', { name: /^Повернено на доповнення/ })).toBeVisible();
    await holds(page, 'desk, agency');
    await page.getByRole('link', { name: /^Відкриті: \d+/ }).click();
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await page.getByRole('link', { name: title }).click();
    await expect(waiting(page, 'Хто ще розглядає')).toContainText('Немає зацікавленості');
  });
});

test('a comment is kept on the device, and taken back with its consequence', async ({ page }) => {
  await signIn(page, 'agency-sesu', `/needs?q=${stamp}`);
  await page.getByRole('link', { name: title }).click();
  const text = page.getByRole('textbox', { name: 'Ваш коментар' });
  await text.fill('Так, дванадцять.');
  await expect(page.getByText(/Чернетку збережено на пристрої/)).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue('Так, дванадцять.');
  await page.getByRole('radio', { name: /^Для сторін/ }).check();
  await page.getByRole('button', { name: 'Додати коментар' }).click();
  await expect(page.locator('.thread li').first()).toContainText('Для сторін');
  await page.getByRole('button', { name: 'Забрати коментар…' }).click();
  await holds(page, 'taking a comment back');
  await page.getByRole('dialog').getByRole('button', { name: 'Забрати коментар' }).click();
  await expect(page.locator('.thread')).not.toContainText('Так, дванадцять.');
  // Nothing of it is left for who comes after.
  await text.fill('Не для чужих очей');
  await expect(page.getByText(/Чернетку збережено на пристрої/)).toBeVisible();
  const here = new URL(page.url()).pathname;
  await signOut(page);
  await signIn(page, 'agency-sesu', here);
  await expect(text).toHaveValue('');
});

test('search: the box, its page, nothing found, failed, a phone', async ({ page }) => {
  await signIn(page, 'partner-nl', '/search?q=потреб');
  await expect(page.getByRole('heading', { level: 1, name: 'Пошук' })).toBeVisible();
  await page.goto(url(`/search?q=${stamp}`));
  await expect(page.getByRole('region', { name: /^Потреби/ })).toContainText(title);
  await expect(page.getByRole('region', { name: /^Коментарі/ })).toContainText(asked);
  await holds(page, 'search, found');
  const box = page.getByRole('combobox', { name: 'Пошук у всьому порталі' });
  await box.fill('ДСНС');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await holds(page, 'search, box open');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await page.goto(url('/search?q=zzzzzzzz'));
  await expect(page.getByRole('heading', { name: 'За цими словами нічого не знайдено' })).toBeVisible();
  await holds(page, 'search, nothing');
  await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 503, body: 'down' }));
  await page.goto(url('/search?q=щось'));
  await expect(page.locator('.note.bad')).toBeVisible({ timeout: 15_000 });
  await holds(page, 'search, failed');
  await page.unroute('**/api/v1/search?*');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(url('/'));
  await page.getByRole('link', { name: 'Пошук у всьому порталі' }).click();
  await page.getByLabel('Слова або номер').fill(stamp);
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(stamp));
});

test('sheets: one need and a page of them, as files', async ({ page }) => {
  await signIn(page, 'partner-nl', '/needs?state=open&limit=25');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.getByLabel('Таблиця всього переліку').click();
  await holds(page, 'list, table');
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Excel, українською' }).click(),
  ]);
  expect(table.suggestedFilename()).toMatch(/^needs-\d{4}-\d\d-\d\d\.xlsx$/);
  await page.getByLabel('Картки цієї сторінки').click();
  await holds(page, 'list, sheets');
  const [many] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'PDF, англійською' }).click(),
  ]);
  expect(many.suggestedFilename()).toBe('needs.pdf');
  const first = page.getByRole('rowheader').first().getByRole('link');
  const name = (await first.textContent()) ?? '';
  await first.click();
  // The list has menus of the same class, and stands until the need is there.
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.locator('.sheet-menu summary').click();
  await holds(page, 'need, sheet');
  const [one] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Word, українською' }).click(),
  ]);
  expect(one.suggestedFilename()).toBe('needs.docx');
});

test('the list: what is new is said in a word and goes once looked at; what lacks English', async ({
  page,
}) => {
  await signIn(page, 'partner-nl', '/needs?state=open&sort=-opened');
  const fresh = page.getByRole('rowheader').filter({ hasText: 'нове' });
  await expect(fresh.first()).toBeVisible();
  const name = (await fresh.first().getByRole('link').textContent()) ?? '';
  const looked = page.waitForResponse((answer) => answer.url().endsWith('/look'));
  await fresh.first().getByRole('link').click();
  await looked;
  await page.goBack();
  await expect(page.getByRole('rowheader').filter({ hasText: name }).first()).not.toContainText('нове');
  await page.getByLabel('Переклад').selectOption('en');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expect(page).toHaveURL(/lacks=en/);
});

test('the desk: nobody’s failure, and few requests before it stands', async ({ page }) => {
  await page.route('**/api/v1/desk', (route) => route.fulfill({ status: 503, body: 'down' }));
  await signIn(page, 'chair-er', '/');
  await expect(page.locator('.note.bad')).toBeVisible({ timeout: 15_000 });
  await holds(page, 'desk, failed');
  await page.unroute('**/api/v1/desk');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(new URL(request.url()).pathname);
  });
  await page.reload();
  await expect(page.getByRole('region', { name: /^Чекають на відкриття/ })).toBeVisible();
  const fonts = asked.filter((path) => path.endsWith('.woff2'));
  const needed = new Set([...asked.slice(0, asked.indexOf('/api/v1/desk') + 1), ...fonts]);
  console.log(`desk: ${String(needed.size)} requests before it stands (${[...needed].join(' ')})`);
  expect(needed.size).toBeLessThanOrEqual(8);
  await page.setViewportSize({ width: 390, height: 844 });
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.skip'))
      .map((element) => ({
        text: element.textContent.trim().slice(0, 30),
        box: element.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1 && (box.height < 23.5 || box.width < 23.5))
      .map(({ text, box }) => `${text} ${String(Math.round(box.height))}`),
  );
  expect(small).toEqual([]);
  await look(page, { language: 'uk', theme: 'light', width: 1440 });
});
