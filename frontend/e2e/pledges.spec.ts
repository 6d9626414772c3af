// A pledge from a need to its delivery: by keyboard and on a phone, as the embassy and the agency do it.
import type { Page } from '@playwright/test';
import { Api } from './api';
import { expect, holds, signIn, signOut, stampOf, test, url } from './portal';

const stamp = stampOf('p');

/** An open need of three pumps and two generators. */
async function openNeed(title: string): Promise<string> {
  const agency = await Api.as('agency-sesu');
  const chair = await Api.as('chair-er');
  const price = (amount: string) => ({ amount, currency: 'EUR' as const });
  const made = await agency.create({
    agency: await agency.agency(),
    theme: 'ER-FIRE',
    title: { uk: `${title} ${stamp}`, en: `Pumps ${stamp}` },
    description: { uk: 'Для прифронтових громад.' },
    priority: 'high',
    items: [
      { class: 'RES-PUMP', unit: 'PCE', quantity: '3', unitPrice: price('8400.00') },
      { class: 'RES-PUMP', unit: 'PCE', quantity: '2', unitPrice: price('11500.00') },
    ],
    costAsOf: '2026-11-20',
    nationwide: true,
    neededBy: '2027-06-30',
    contact: { name: 'Марта Заярна', email: 'm@sesu.example' },
  });
  await chair.act(await agency.act(made, 'submit'), 'open', { level: 'group' });
  await Promise.all([agency.end(), chair.end()]);
  return made.need.id;
}

/** What a person does with the keyboard once the focus has come to a control; the ways there are Tab. */
class Keys {
  done = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(role: 'link' | 'button', name: RegExp, key = 'Enter'): Promise<void> {
    this.done++;
    await this.#page.getByRole(role, { name }).first().focus();
    await this.#page.keyboard.press(key);
  }

  async mark(name: RegExp): Promise<void> {
    this.done++;
    await this.#page.getByRole('radio', { name }).first().focus();
    await this.#page.keyboard.press('Space');
  }

  async write(selector: string, text: string): Promise<void> {
    this.done++;
    await this.#page.locator(selector).focus();
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.type(text);
  }

  async choose(selector: string, value: string): Promise<void> {
    this.done++;
    await this.#page.locator(selector).focus();
    await this.#page.locator(selector).selectOption(value);
  }
}

test('an embassy pledges from a need, the agency confirms it and its delivery: by keyboard, on a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const need = await openNeed('Мотопомпи');
  await signIn(page, 'partner-nl', `/needs/${need}`);
  const keys = new Keys(page);
  await keys.press('link', /^Зробити внесок$/);
  await expect(page.getByRole('heading', { name: 'Внесок на потребу' })).toBeFocused();
  await keys.mark(/^позиція 1/);
  await keys.write('#h-pieces', '4');
  await expect(page.locator('#h-amount')).toHaveValue(/^33\s600/);
  await keys.choose('#p-instrument', 'in_kind');
  // What a thing is worth only its giver says: the need's price goes from the field, and counts all the same.
  await expect(page.locator('#h-amount')).toHaveValue('');
  await keys.press('button', /^Зарезервувати$/);
  await expect(page.getByRole('alert')).toContainText('На потребі лишилося 3 штуки. Нічого не записано.');
  await keys.press('button', /^Зменшити: 3 штуки$/);
  await expect(page.locator('#h-pieces')).toHaveValue('3');
  await keys.write('#h-plannedOn', '31.03.2027');
  await keys.press('button', /^Зарезервувати й оголосити…$/);
  await keys.press('button', /^Зарезервувати й оголосити$/);
  await expect(page).toHaveURL(/\/pledges\/[0-9a-f-]{36}$/);
  expect(keys.done, 'interactions from the need to the announced pledge').toBeLessThanOrEqual(12);
  await expect(page.locator('.kicker')).toContainText(/P-2026-\d{4}.*Оголошено/);
  await expect(page.locator('#allocations-h + * , .sec:has(#allocations-h)')).toContainText([
    'Зарезервовано',
  ]);
  const pledge = page.url();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await signOut(page);

  await signIn(page, 'agency-sesu', `/needs/${need}`);
  await keys.press('button', /^Підтвердити…/);
  await expect(page.getByRole('dialog')).toContainText('увійдуть у смугу «Оголошено»');
  await page.getByRole('dialog').getByRole('button', { name: 'Підтвердити', exact: true }).press('Enter');
  await expect(page.locator('.ladder')).toContainText(/Оголошено.*25\s200,00/);
  await signOut(page);

  await signIn(page, 'partner-nl', pledge.replace(url(''), ''));
  await keys.press('button', /^Взяти зобов’язання…$/);
  await keys.write('#act-first', '4000009321');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Взяти зобов’язання', exact: true })
    .press('Enter');
  await expect(page.locator('.kicker')).toContainText('Із зобов’язанням');
  await keys.press('button', /^Записати постачання…/);
  await keys.write('#record-pieces', '2');
  await page.getByRole('dialog').getByRole('button', { name: 'Записати', exact: true }).press('Enter');
  await expect(page.locator('.sec:has(#transactions-h)')).toContainText('Записано');
  await signOut(page);

  await signIn(page, 'agency-sesu', `/needs/${need}`);
  const transactions = page.locator('.sec:has(#transactions-h)');
  await transactions.getByRole('button', { name: /^Підтвердити…/ }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Підтвердити', exact: true }).press('Enter');
  await expect(dialog.locator('.summary')).toContainText('Номер акта приймання-передачі');
  await page.locator('#transaction-act').fill('118');
  await dialog.getByRole('button', { name: 'Підтвердити', exact: true }).press('Enter');
  await expect(transactions).toContainText(/№ 118 від/);
  await expect(page.locator('.ladder')).toContainText(/Отримано.*16\s800,00/);
});

test('two presses, and two windows with one form, make one pledge', async ({ page, context }) => {
  const need = await openNeed('Двічі');
  await signIn(page, 'partner-nl', `/needs/${need}/pledge`);
  const other = await context.newPage();
  await other.goto(url(`/needs/${need}/pledge`));
  for (const window of [page, other]) {
    await window.getByRole('radio', { name: /^На потребу загалом/ }).check();
    await window.locator('#h-amount').fill('100');
    await window.locator('#p-instrument').selectOption('grant');
  }
  await page.getByRole('button', { name: 'Зарезервувати', exact: true }).dblclick();
  await expect(page).toHaveURL(/\/pledges\/[0-9a-f-]{36}$/);
  await other.getByRole('button', { name: 'Зарезервувати', exact: true }).click();
  await expect(other).toHaveURL(page.url());
  await page.goto(url(`/needs/${need}`));
  await expect(page.locator('.sec:has(#allocations-h) tbody tr')).toHaveCount(1);
});

test('the pieces of a pledge in kind are held once, for whichever need', async ({ page }) => {
  const [first, second] = [await openNeed('Перша'), await openNeed('Друга')];
  await signIn(page, 'partner-nl', `/needs/${first}/pledge`);
  await page.getByRole('radio', { name: /^позиція 1/ }).check();
  await page.locator('#h-pieces').fill('2');
  await page.locator('#p-instrument').selectOption('in_kind');
  await page.getByRole('button', { name: 'Зарезервувати', exact: true }).click();
  await expect(page).toHaveURL(/\/pledges\/[0-9a-f-]{36}$/);
  const pledge = page.url().split('/').at(-1) ?? '';
  await page.goto(url(`/needs/${second}/pledge`));
  await page.locator('#h-from').selectOption(pledge);
  await page.getByRole('radio', { name: /^позиція 1/ }).check();
  await page.locator('#h-pieces').fill('1');
  await expect(page.locator('#h-amount')).toHaveCount(0);
  await page.getByRole('button', { name: 'Зарезервувати', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Нічого не записано.');
  await expect(page.getByRole('alert')).toContainText('лишилося 0');
});

test('a draft of a pledge is kept, and the list says which filters hold', async ({ page }) => {
  const need = await openNeed('Чернетка');
  await signIn(page, 'partner-nl', `/needs/${need}/pledge`);
  await page.getByRole('radio', { name: /^На потребу загалом/ }).check();
  await page.locator('#h-amount').fill('777');
  await expect(page.getByText(/^Чернетку збережено на пристрої/)).toBeVisible();
  await page.reload();
  await expect(page.locator('#h-amount')).toHaveValue('777');
  await page.goto(url('/pledges?state=announced&instrument=grant'));
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect(page.locator('.chips')).toContainText('Стан: Оголошено');
  await page.getByRole('button', { name: 'Зняти фільтр: Стан: Оголошено' }).click();
  await expect(page).toHaveURL(/\/pledges\?instrument=grant$/);
});

test('the pages of pledges in every look', async ({ page }) => {
  test.setTimeout(480_000);
  const need = await openNeed('Вигляд');
  await signIn(page, 'partner-nl', '/pledges');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'pledges');
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('#history-h')).toBeVisible();
  await holds(page, 'pledge');
  await page.goto(url(`/needs/${need}/pledge`));
  await page.getByRole('button', { name: 'Зарезервувати', exact: true }).click();
  await expect(page.locator('.summary')).toBeVisible();
  await holds(page, 'pledge to a need, with errors');
});
