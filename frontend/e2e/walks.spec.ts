// The three stories that the portal is for, each by keyboard alone and on a
// phone, each in either language: an agency logs a need with two item lines; a
// chair returns it, then opens it; an embassy finds it, marks its interest and
// takes the sheet. The user guide (docs/guide) tells the same three.
import type { Download, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { Api } from './api';
import { credentials, expect, stampOf, test, url } from './portal';
import type { Account } from './portal';
import { Keys, Watch } from './walk';

const stamp = stampOf('w');

/** What the agency mends is no part of the chair's story. */
async function mendedByAgency(address: string): Promise<void> {
  const agency = await Api.as('agency-sesu');
  const now = await agency.read(address.split('/').at(-1) ?? '');
  await agency.act(now, 'submit');
  await agency.end();
}

/** A file that came, and is what it says. */
async function isPdf(file: Download): Promise<void> {
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
}

test.describe.serial('by keyboard alone', () => {
  const title = `Гідравлічний інструмент ${stamp}`;
  let address = '';

  /** From the door to the desk; the language is chosen there. */
  async function enter(page: Page, account: Account, language: 'uk' | 'en') {
    const watch = await Watch.over(page);
    const keys = await Keys.of(page);
    await page.goto(url('/'));
    await expect(page.locator('#email')).toBeVisible();
    await watch.stands('door');
    if (language === 'en') {
      await keys.reach(/Українська/);
      await keys.press('ArrowRight');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    }
    await keys.reach(/#email/);
    await keys.type(`${account}@portal.example`);
    await keys.press('Tab');
    expect(await keys.focused()).toContain('#password');
    await keys.type(process.env.PORTAL_DEMO_PASSWORD ?? '');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /^(Робочий стіл|Desk)$/ })).toBeFocused();
    await watch.stands('desk');
    return { watch, keys };
  }

  test('agency, in Ukrainian: logs a need with two item lines', async ({ page }) => {
    const { watch, keys } = await enter(page, 'agency-sesu', 'uk');
    await keys.reach(/^A# Внести потребу/);
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Нова потреба' })).toBeFocused();
    await watch.stands('new need');
    await keys.reach(/#f-theme/);
    await keys.choose(/Пожежогасіння/);
    await keys.reach(/#f-title-uk/);
    await keys.type(title);
    await keys.reach(/#f-description-uk/);
    await keys.type('Два рятувальні загони втратили інструмент після обстрілу.');
    await keys.reach(/#f-priority/);
    await keys.pick(/Висока/);
    await keys.reach(/#f-lines/);
    await keys.press('Enter');
    await expect(page.getByLabel('Клас, позиція 1')).toBeFocused();
    await keys.type('Ноутбук');
    await keys.press('Tab');
    await keys.type('16 ГБ');
    await keys.reach(/Кількість, позиція 1/);
    await keys.type('4');
    await keys.reach(/Ціна за одиницю, позиція 1/);
    await keys.type('1 250,50');
    await keys.press('Enter');
    await expect(page.getByLabel('Клас, позиція 2')).toBeFocused();
    await keys.type('Сервер');
    await keys.reach(/Кількість, позиція 2/);
    await keys.type('1');
    await keys.reach(/Ціна за одиницю, позиція 2/);
    await keys.type('9000');
    await expect(page.locator('.sum')).toHaveText(/14\s002,00\sEUR/);
    await keys.reach(/Уся Україна|#f-where/);
    await keys.pick(/Уся Україна/);
    await keys.reach(/#f-neededBy/);
    await keys.type('30.06.2027');
    await watch.stands('new need, filled');
    await keys.reach(/^BUTTON# Зберегти й подати$/);
    await keys.press('Enter');
    await expect(page.locator('.kicker')).toContainText('Подана');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await expect(page.locator('table.items tbody tr')).toHaveCount(2);
    await watch.stands('need, submitted');
    address = new URL(page.url()).pathname;
    console.log(
      `walk by keyboard, agency: ${String(keys.done)} keys and texts, worst shift ${watch.worst.toFixed(4)}`,
    );
  });

  test('chair, in English: returns it, then opens it', async ({ page }) => {
    const { watch, keys } = await enter(page, 'chair-er', 'en');
    await keys.reach(/^INPUT#\S* Search the whole portal/, 'Shift+Tab');
    await keys.type(stamp);
    await expect(page.getByRole('option')).toHaveCount(1);
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await watch.stands('need, submitted, as its chair sees it');

    await keys.reach(/^BUTTON# Return for more…$/);
    await keys.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('What is missing')).toBeFocused();
    await watch.stands('returning');
    await keys.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(await keys.focused()).toContain('Return for more…');
    await keys.press('Enter');
    await keys.reach(/What is missing/);
    await keys.type('Please say which rescue squads this is for.');
    await keys.reach(/^BUTTON# Return for more$/);
    await keys.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('.kicker')).toContainText('Returned');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await watch.stands('need, returned');

    await mendedByAgency(address);
    await page.reload();
    await expect(page.locator('.kicker')).toContainText('Submitted');
    await watch.stands('need, submitted again');
    await keys.reach(/^BUTTON# Open the need…$/);
    await keys.press('Enter');
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await watch.stands('opening');
    await keys.reach(/^BUTTON# Open the need$/);
    await keys.press('Enter');
    await expect(page.locator('.kicker')).toContainText('Open');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await watch.stands('need, open');
    console.log(
      `walk by keyboard, chair: ${String(keys.done)} keys and texts, worst shift ${watch.worst.toFixed(4)}`,
    );
  });

  test('embassy, in English: finds it, marks its interest, takes the sheet', async ({ page }) => {
    const { watch, keys } = await enter(page, 'partner-nl', 'en');
    await keys.reach(/^A# Needs$/);
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Needs' })).toBeFocused();
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await watch.stands('needs');
    await keys.reach(/^INPUT#\S* Words or number/);
    await keys.type(`hidravlichnyi ${stamp}`);
    const row = page.getByRole('rowheader').filter({ hasText: title });
    await expect(row).toBeVisible();
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await watch.stands('needs, found');
    await keys.reach(new RegExp(`^A# ${title}`));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await watch.stands('need, as an embassy sees it');

    await keys.reach(/For ourselves only/);
    await keys.pick(/For the co-chairs/);
    await keys.reach(/^BUTTON# Mark the interest$/);
    await keys.press('Enter');
    await expect(page.getByText('The interest is saved')).toBeVisible();
    // What was pressed is still there, under its new name, and so is the focus.
    expect(await keys.focused()).toContain('Save the changes');
    await watch.stands('need, with an interest');

    await keys.reach(/^SUMMARY# Download the sheet$/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.reach(/^A# PDF, in English$/);
    const [file] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')]);
    await isPdf(file);
    await keys.press('Escape');
    expect(await keys.focused()).toContain('Download the sheet');
    await watch.stands('need, its sheet taken');
    console.log(
      `walk by keyboard, embassy: ${String(keys.done)} keys and texts, worst shift ${watch.worst.toFixed(4)}`,
    );
  });
});

test.describe.serial('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const title = `Hydraulic cutters ${stamp}`;
  let address = '';

  async function enter(page: Page, account: Account, language: 'uk' | 'en') {
    const watch = await Watch.over(page);
    await page.goto(url('/'));
    await expect(page.locator('#email')).toBeVisible();
    if (language === 'en') {
      await page.getByText('Eng', { exact: true }).tap();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    }
    await watch.stands('door');
    await page.locator('#email').fill(`${account}@portal.example`);
    await page.locator('#password').fill(process.env.PORTAL_DEMO_PASSWORD ?? '');
    await page.getByRole('button', { name: /^(Увійти|Sign in)$/ }).tap();
    await expect(page.getByRole('heading', { level: 1, name: /^(Робочий стіл|Desk)$/ })).toBeVisible();
    await stays(page, watch, 'desk');
    return watch;
  }

  /** Rests, and fits its window. */
  async function stays(page: Page, watch: Watch, what: string): Promise<void> {
    await watch.stands(what);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${what}: width`).toBe(390);
  }

  test('agency, in English: logs a need with two item lines', async ({ page }) => {
    const watch = await enter(page, 'agency-sesu', 'en');
    await page.getByRole('link', { name: 'Log a need' }).tap();
    await expect(page.getByRole('heading', { level: 1, name: 'New need' })).toBeVisible();
    await stays(page, watch, 'new need');
    await page.getByLabel('Theme', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Title, in English').fill(title);
    await page.getByLabel('Description, in English').fill('Two rescue squads lost their tools.');
    await page.getByRole('radio', { name: /^High/ }).tap();
    await page.getByRole('button', { name: 'Add a line' }).tap();
    await page.getByLabel('Class, line 1').fill('Laptop');
    await page.getByLabel('Quantity, line 1').fill('4');
    await page.getByLabel('Unit price, line 1').fill('1,250.50');
    await page.getByRole('button', { name: 'Add a line' }).tap();
    await page.getByLabel('Class, line 2').fill('Server');
    await page.getByLabel('Quantity, line 2').fill('1');
    await page.getByLabel('Unit price, line 2').fill('9000');
    await expect(page.locator('.sum')).toHaveText(/14,002\.00/);
    await page.getByRole('radio', { name: 'Nationwide' }).tap();
    await page.getByLabel('Needed by').fill('30/06/2027');
    await stays(page, watch, 'new need, filled');
    await page.getByRole('button', { name: 'Save and submit' }).tap();
    await expect(page.locator('.kicker')).toContainText('Submitted');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeInViewport();
    await stays(page, watch, 'need, submitted');
    address = new URL(page.url()).pathname;
    console.log(`walk on a phone, agency: worst shift ${watch.worst.toFixed(4)}`);
  });

  test('chair, in Ukrainian: returns it, then opens it', async ({ page }) => {
    const watch = await enter(page, 'chair-er', 'uk');
    await page.getByRole('link', { name: 'Пошук у всьому порталі' }).tap();
    await expect(page.getByRole('heading', { level: 1, name: 'Пошук' })).toBeVisible();
    await stays(page, watch, 'search');
    await page.getByLabel('Слова або номер').fill(`${title}`);
    await page.getByRole('link', { name: title }).tap();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await stays(page, watch, 'need, submitted, as its chair sees it');
    await page.getByRole('button', { name: 'Повернути на доповнення…' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Що треба доповнити').fill('Додайте, яким саме загонам це потрібно.');
    await stays(page, watch, 'returning');
    await dialog.getByRole('button', { name: 'Повернути на доповнення' }).tap();
    await expect(page.locator('.kicker')).toContainText('Повернена');
    await stays(page, watch, 'need, returned');
    await mendedByAgency(address);
    await page.reload();
    await expect(page.locator('.kicker')).toContainText('Подана');
    await stays(page, watch, 'need, submitted again');
    await page.getByRole('button', { name: 'Відкрити потребу…' }).tap();
    await stays(page, watch, 'opening');
    await dialog.getByRole('button', { name: 'Відкрити потребу' }).tap();
    await expect(page.locator('.kicker')).toContainText('Відкрита');
    await stays(page, watch, 'need, open');
    console.log(`walk on a phone, chair: worst shift ${watch.worst.toFixed(4)}`);
  });

  test('embassy, in Ukrainian: finds it, marks its interest, takes the sheet', async ({ page }) => {
    const watch = await enter(page, 'partner-nl', 'uk');
    await page.getByRole('link', { name: 'Потреби', exact: true }).tap();
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await stays(page, watch, 'needs');
    await page.getByText('Пошук і фільтри').tap();
    await page.getByLabel(/^Слова або номер/).fill(title);
    await page.getByRole('rowheader').getByRole('link', { name: title }).tap();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await stays(page, watch, 'need, as an embassy sees it');
    await page.getByRole('radio', { name: /^Для співголів/ }).tap();
    await page.getByRole('button', { name: 'Позначити зацікавленість' }).tap();
    await expect(page.getByText('Зацікавленість збережено')).toBeVisible();
    await stays(page, watch, 'need, with an interest');
    await page.locator('.sheet-menu summary').tap();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF, англійською' }).tap(),
    ]);
    await isPdf(file);
    await stays(page, watch, 'need, its sheet taken');
    console.log(`walk on a phone, embassy: worst shift ${watch.worst.toFixed(4)}`);
  });
});

test('pages stand still while they come, and ask for nothing twice', async ({ page, context }) => {
  const pages: [Account, string[]][] = [
    ['agency-sesu', ['/', '/needs', '/needs/new', '/search?q=ДСНС', '/account', '/help']],
    ['chair-er', ['/', '/needs?state=submitted', '/subgroups/ER', '/organisations']],
    ['partner-nl', ['/', '/needs?state=open', '/organisations']],
    ['secretariat', ['/people', '/subgroups', '/audit']],
  ];
  const watch = await Watch.over(page);
  for (const [account, paths] of pages) {
    await context.clearCookies();
    const { email, password } = credentials(account);
    const entered = await context.request.post(url('/api/v1/session'), { data: { email, password } });
    expect(entered.status()).toBe(200);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(url(path));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('.skeleton')).toHaveCount(0);
        await watch.rests(`${account} ${path} at ${String(width)} px`);
      }
    }
  }
  console.log(`walk: worst shift of a page that comes: ${watch.worst.toFixed(4)}`);
});
