// A need from its first word to a partner's eyes, each step as the person does it.
import type { Page } from '@playwright/test';
import { Hands, expect, holds, signIn, signOut, stampOf, test } from './portal';

const title = `Насосні станції для прифронтових громад ${stampOf('j')}`;
let address = '';

test.describe.serial('a need goes from draft to open', () => {
  test('agency: logs it in few steps', async ({ page }) => {
    await signIn(page, 'agency-sesu');
    const hands = new Hands(page);
    await hands.press('Внести потребу', 'link');
    await expect(page.getByRole('heading', { level: 1, name: 'Нова потреба' })).toBeFocused();
    await hands.choose('Тема', { index: 1 });
    await hands.write('Назва, українською', title);
    await hands.write('Опис, українською', 'Після обстрілів частини втратили половину насосів.');
    await hands.write('Вартість', '1 250 000,50');
    await hands.press('Уся Україна', 'radio');
    await hands.write('Потрібно до', '30.06.2027');
    await hands.press(/^Висока/, 'radio');
    await hands.press('Зберегти й подати');
    await expect(page.locator('.kicker')).toContainText('Подана');
    await expect(page.locator('.kicker')).toContainText(/N-[A-Z]{2}-\d{4}-\d{4}/);
    address = new URL(page.url()).pathname;
    // The agency, its contact's name and address, and the day of the cost were already there.
    console.log(
      `journey: logging a need took ${String(hands.done)} interactions, of them 7 in the form; 10 required fields, 3 prefilled`,
    );
    expect(hands.done).toBeLessThanOrEqual(12);
    await signOut(page);
  });

  test('chair: returns it, the agency mends it, the chair opens it', async ({ page }) => {
    await signIn(page, 'chair-er', address);
    await page.getByRole('button', { name: 'Повернути на доповнення…' }).click();
    await page.getByLabel('Що треба доповнити').fill('Додайте, кого це стосується.');
    await page.getByRole('dialog').getByRole('button', { name: 'Повернути на доповнення' }).click();
    await expect(page.locator('.kicker')).toContainText('Повернена');
    await signOut(page);

    await signIn(page, 'agency-sesu', address);
    await expect(page.locator('.note')).toContainText('Додайте, кого це стосується.');
    await page.getByRole('link', { name: 'Змінити' }).click();
    await page.getByLabel('Кінцеві користувачі, українською').fill('14 пожежно-рятувальних частин');
    await page.getByRole('button', { name: 'Зберегти й подати знову' }).click();
    await expect(page.locator('.kicker')).toContainText('Подана');
    await signOut(page);

    await signIn(page, 'chair-er', address);
    await page.getByRole('button', { name: 'Відкрити потребу…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Відкрити потребу' }).click();
    await expect(page.locator('.kicker')).toContainText('Відкрита');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await signOut(page);
  });

  test('partner: finds it by words and reads it', async ({ page }) => {
    await signIn(page, 'partner-nl');
    await page.getByLabel(/^Слова або номер/).fill(title);
    await page.getByLabel('Стан', { exact: true }).selectOption('open');
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.locator('main')).toContainText('14 пожежно-рятувальних частин');
    await expect(page.locator('main')).toContainText(/1\s250\s000,50\sEUR/);
    // All that it may do to the need itself is to answer it.
    const acts = page
      .locator('section, aside')
      .filter({ has: page.getByRole('heading', { name: 'Що ви можете зробити' }) });
    await expect(acts.last().locator('a, button')).toHaveText(['Зробити внесок']);
    const mailed = page.url();
    await page.goBack();
    await expect(page).toHaveURL(/state=open/);
    await signOut(page);
    // A stranger to the need sees what a stranger to any address sees.
    await signIn(page, 'admin', new URL(mailed).pathname);
    await expect(page.getByRole('heading', { level: 1, name: /Такого запису немає/ })).toBeVisible();
  });
});

test('keyboard alone: sign in, log a draft, delete it', async ({ page }) => {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const named = element as HTMLInputElement | null;
      return `${element?.tagName ?? ''}#${element?.id ?? ''} ${named?.labels?.[0]?.textContent ?? element?.textContent ?? ''}`;
    });
  /** Goes on with Tab until the focus stands on what is wanted; a person would too. */
  const reach = async (wanted: RegExp) => {
    for (let i = 0; i < 80; i++) {
      if (wanted.test(await focused())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no Tab leads to ${String(wanted)}; the focus is on ${await focused()}`);
  };
  await page.goto(process.env.E2E_URL ?? '');
  await expect(page.locator('#email')).toBeVisible();
  await reach(/#email/);
  await page.keyboard.type('agency-sesu@portal.example');
  await reach(/#password/);
  await page.keyboard.type(process.env.PORTAL_DEMO_PASSWORD ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Робочий стіл' })).toBeVisible();
  await reach(/^A# Внести потребу/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Нова потреба' })).toBeFocused();
  await reach(/#f-title-uk/);
  await page.keyboard.type('Чернетка з клавіатури');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Чернетка з клавіатури/ })).toBeFocused();
  await reach(/^BUTTON# Видалити чернетку…/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await focused()).toContain('Видалити чернетку…');
  await page.keyboard.press('Enter');
  await reach(/^BUTTON# Видалити чернетку$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Потреби' })).toBeVisible();
  await expect(page.getByText('Чернетку видалено')).toBeVisible();
});

test('phone: filters fold, cards read, the form fits', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'agency-sesu');
  await expect(page.getByLabel('Стан', { exact: true })).toBeHidden();
  await page.getByText('Пошук і фільтри').click();
  await page.getByLabel('Стан', { exact: true }).selectOption('open');
  await expect(page.getByText('Стан: Відкрита')).toBeVisible();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goto(`${process.env.E2E_URL ?? ''}/needs/new`);
  await expect(page.getByLabel('Назва, українською')).toBeVisible();
});

test('what is typed survives a reload, and sign-out erases it', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  const field = page.getByLabel('Назва, українською');
  await field.fill('Недописане');
  await expect(page.getByText(/Чернетку збережено на пристрої о \d\d:\d\d/)).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue('Недописане');
  await signOut(page);
  await signIn(page, 'agency-sesu', '/needs/new');
  await expect(field).toHaveValue('');
});

test('a cut network is said, and nothing typed is lost', async ({ page, context }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel('Назва, українською').fill('Без зв’язку');
  await context.setOffline(true);
  await expect(page.locator('.offline')).toBeVisible();
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('alert')).toContainText('Немає зв’язку з порталом');
  await context.setOffline(false);
  await expect(page.locator('.offline')).toHaveCount(0);
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Без зв’язку/ })).toBeVisible();
});

/** Asks for English where its words cannot come. */
async function speakless(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.locator('.toast')).toContainText('Мову не змінено');
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk');
  await expect(page.getByRole('radio', { name: 'Українська' })).toBeChecked();
}

test('phone: a cut network is told where one pressed, and on top, which takes the focus', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel('Назва, українською').fill('Світло зникло');
  await context.setOffline(true);
  const foot = page.locator('.bar-foot');
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toBeFocused();
  await expect(notice).toBeInViewport({ ratio: 1 });
  await expect(foot).toContainText(/збережено на цьому пристрої о \d\d:\d\d/);
  // The words of the other language are not here yet: that is said, and nothing breaks.
  await speakless(page);
  await context.setOffline(false);
  await holds(page, 'form, the line is back');
  await expect(foot).toContainText('Зв’язок відновлено');
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Світло зникло/ })).toBeFocused();
});

test('a session that ends while one writes: the door, then the same form with its text', async ({
  page,
  context,
}) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel('Назва, українською').fill('Сеанс минув');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('alert')).toContainText('Час сеансу минув');
  await page.locator('#email').fill('agency-sesu@portal.example');
  await page.locator('#password').fill(process.env.PORTAL_DEMO_PASSWORD ?? '');
  await page.getByRole('button', { name: 'Увійти' }).click();
  await expect(page.getByLabel('Назва, українською')).toHaveValue('Сеанс минув');
});

test('two windows, one need: the second save compares before it writes', async ({ page, context }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel('Назва, українською').fill('Одна назва');
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Одна назва/ })).toBeVisible();
  await page.getByRole('link', { name: 'Змінити' }).click();
  await page.getByLabel('Назва, українською').fill('Назва з першого вікна');
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByLabel('Назва, українською').fill('Назва з другого вікна');
  await second.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(second.getByRole('heading', { level: 1, name: /другого/ })).toBeVisible();
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Назва з першого вікна');
  await expect(dialog).toContainText('Назва з другого вікна');
  await dialog.getByRole('radio', { name: /Ваш текст/ }).check();
  await dialog.getByRole('button', { name: 'Продовжити з обраним' }).click();
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /першого вікна/ })).toBeVisible();
  await expect(page.locator('.dated')).toContainText('Назва з другого вікна');
});

test('who signs out in one window has left the others', async ({ page, context }) => {
  await signIn(page, 'agency-sesu');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${process.env.E2E_URL ?? ''}/needs`);
  await expect(other.locator('.who')).toBeVisible();
  await signOut(other);
  await expect(page.locator('#email')).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveCount(0);
});

test('a submission that lacks something leads to the form, where each field is named', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  await page.getByLabel('Назва, українською').fill('Неповна чернетка');
  await page.getByRole('button', { name: 'Зберегти чернетку' }).click();
  await page.getByRole('button', { name: 'Подати потребу' }).click();
  await expect(page.locator('.summary')).toBeFocused();
  await page
    .locator('.summary')
    .getByRole('link', { name: /^Потрібно до/ })
    .click();
  await expect(page.locator('#f-neededBy')).toBeFocused();
});

test('a file pasted into a field is refused in words, and what stood there stays', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/needs/new');
  const field = page.getByLabel('Опис, українською');
  await field.fill('Опис');
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'слово '.repeat(1_800_000));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('.toast')).toContainText(/10\s800\s000 знаків/);
  await expect(field).toHaveValue('Опис');
});
