// From a new account to its own hands: the link, the password, the sessions.
// By keyboard where it matters most, and once on a phone.
import type { Page } from '@playwright/test';
import { expect, holds, signIn, signOut, stampOf, test, url } from './portal';

const stamp = stampOf('p');
const name = `Ірина Проба ${stamp}`;
const email = `iryna.${stamp}@dsns.example`;
const first = 'тиха ріка 2026 вербова';
const second = 'висока гора 2027 кленова';

async function enter(page: Page, password: string): Promise<void> {
  await page.goto(url('/'));
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.locator('.who')).toBeVisible();
}

/** Goes on with Tab until the focus stands on what is wanted; a person would too. */
async function reach(page: Page, wanted: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return `${element?.tagName ?? ''}#${element?.id ?? ''} ${element?.textContent ?? ''}`;
    });
  for (let i = 0; i < 80; i++) {
    if (wanted.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${String(wanted)}; the focus is on ${await focused()}`);
}

/** Goes down a list with the arrow until the wanted word stands in it. */
async function step(page: Page, wanted: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('ArrowDown');
    const word = await page.evaluate(
      () => (document.activeElement as HTMLSelectElement | null)?.selectedOptions[0]?.textContent ?? '',
    );
    if (wanted.test(word)) return;
  }
  throw new Error(`no arrow leads to ${String(wanted)}`);
}

test.describe.serial('an account begins', () => {
  let link = '';

  test('by keyboard: made, seated, its link taken', async ({ page }) => {
    await signIn(page, 'admin', '/people');
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await reach(page, /^A# Новий обліковий запис/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await reach(page, /#name/);
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
    await expect(page.locator('.notices')).toContainText('дайте місце');
    await reach(page, /^BUTTON# Дати місце…/);
    await page.keyboard.press('Enter');
    await reach(page, /#seat-role/);
    await step(page, /^Укладання/);
    await expect(page.getByLabel('Організація')).toBeVisible();
    await expect(page.getByLabel('Підгрупа')).toHaveCount(0);
    await reach(page, /#seat-organisation/);
    await step(page, /^ДСНС/);
    await reach(page, /^BUTTON# Дати місце$/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('.seat-list').first()).toContainText(
      /Укладання потреб, ДСНС, з \d\d\.\d\d\.\d{4}/,
    );
    await reach(page, /^BUTTON# Створити посилання-запрошення/);
    await page.keyboard.press('Enter');
    await reach(page, /^BUTTON# Створити посилання$/);
    await page.keyboard.press('Enter');
    const box = page.getByLabel('Одноразове посилання');
    await expect(box).toBeFocused();
    link = await box.inputValue();
    expect(link).toContain('/password#');
    await page.reload();
    await expect(page.getByText('Показати його вдруге не можна')).toBeVisible();
    await expect(box).toHaveCount(0);
  });

  test('its person sets the password in another browser; the link works once', async ({ browser }) => {
    const context = await browser.newContext({ locale: 'uk-UA', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(link);
    await expect(page.getByLabel('Новий пароль', { exact: true })).toBeVisible();
    expect(page.url()).not.toContain('#');
    await page.getByLabel('Новий пароль', { exact: true }).fill('коротко');
    await page.getByLabel('Новий пароль ще раз').fill('коротко');
    await page.keyboard.press('Enter');
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('.field.bad')).toContainText('щонайменше 12 знаків');
    await page.getByLabel('Новий пароль', { exact: true }).fill(first);
    await page.getByLabel('Новий пароль ще раз').fill(first);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Пароль установлено')).toBeVisible();
    await page.getByRole('link', { name: 'До входу' }).click();
    await page.locator('#email').fill(email);
    await page.locator('#password').fill(first);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'Внести потребу' })).toBeVisible();
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('Новий пароль', { exact: true }).fill(first);
    await page.getByLabel('Новий пароль ще раз').fill(first);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Це посилання більше не діє');
    await context.close();
  });

  test('it sees the other session, ends it, and changes the password', async ({ page, browser }) => {
    const away = await browser.newContext({ locale: 'uk-UA' });
    const there = await away.newPage();
    await enter(there, first);
    await enter(page, first);
    await page.locator('.who summary').click();
    await page.getByRole('link', { name: 'Мій обліковий запис' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByText('Укладання потреб, ДСНС')).toBeVisible();
    await expect(page.getByText('цей пристрій')).toBeVisible();
    await reach(page, /^BUTTON# Закінчити…/);
    await page.keyboard.press('Enter');
    await reach(page, /^BUTTON# Закінчити$/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await there.goto(url('/needs'));
    await expect(there.locator('#email')).toBeVisible();
    await away.close();

    await page.getByLabel('Теперішній пароль').fill('не той пароль зовсім');
    await page.getByLabel('Новий пароль', { exact: true }).fill(second);
    await page.getByLabel('Новий пароль ще раз').fill(second);
    await page.keyboard.press('Enter');
    await expect(page.locator('.field.bad')).toContainText('не той пароль');
    await page.getByLabel('Теперішній пароль').fill(first);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Пароль змінено')).toBeVisible();
    await signOut(page);
    await enter(page, second);
  });

  test('its keeper signs it out everywhere, hands the seat over and disables it', async ({ page }) => {
    await signIn(page, 'secretariat', `/people?q=${encodeURIComponent(email)}`);
    await page.getByRole('link', { name }).click();
    await page.getByRole('button', { name: 'Вивести з усіх пристроїв…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Вивести' }).click();
    await expect(page.getByText(`Сеанси закінчено: ${name}`)).toBeVisible();
    await page.getByRole('button', { name: /^Завершити або передати: Укладання/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Наступник: ім’я або адреса').fill('agency-sesu');
    await dialog.getByRole('radio').first().check();
    await expect(dialog.locator('.conseq')).toContainText('незавершені справи');
    await dialog.getByRole('button', { name: 'Передати місце' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('.seat-list').first()).toContainText(/до \d\d\.\d\d\.\d{4}/);
    await page.getByRole('checkbox', { name: /^Вимкнути обліковий запис/ }).check();
    await expect(page.getByText('одразу вийде з порталу')).toBeVisible();
    await page.getByRole('button', { name: 'Зберегти' }).click();
    await expect(page.locator('.kicker')).toContainText('Вимкнено');
  });
});

test('a subgroup gets a member and loses it; an organisation is added', async ({ page }) => {
  await signIn(page, 'secretariat', '/organisations/new');
  await page.locator('#name-uk').fill(`Бюро спроб ${stamp}`);
  await page.locator('#acronym-uk').fill(`БС-${stamp}`);
  await page.getByRole('radio', { name: 'Виконавець' }).check();
  await page.getByRole('button', { name: 'Додати організацію' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Бюро спроб/ })).toBeVisible();
  await page.goto(url('/subgroups/BS'));
  await page.getByRole('button', { name: 'Додати члена' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Організація').selectOption({ label: `БС-${stamp} · Бюро спроб ${stamp}` });
  await dialog.getByRole('button', { name: 'Додати члена' }).click();
  await expect(page.locator('.seat-list').first()).toContainText(`БС-${stamp}`);
  await page.getByRole('button', { name: `Завершити членство: БС-${stamp}` }).click();
  await dialog.getByRole('button', { name: 'Завершити членство' }).click();
  await expect(page.locator('.seat-list').first()).toContainText(new RegExp(`БС-${stamp}, з .* до `));
});

test('the audit log: filters in the address, before and after folded out', async ({ page }) => {
  await signIn(page, 'auditor', '/audit');
  await page.getByLabel('Вид запису').selectOption('organisation');
  await expect(page).toHaveURL(/kind=organisation/);
  // The events of before stand until the filtered ones come, and would take what is folded out with them.
  await expect(page.getByRole('button', { name: /^Зняти фільтр: Вид запису/ })).toBeVisible();
  await expect(page.locator('.log:not([aria-busy])')).toBeVisible();
  await page.locator('.fold summary').first().click();
  await expect(page.locator('.diff').first()).toBeVisible();
  await page
    .getByRole('link', { name: /^Усі події запису/ })
    .first()
    .click();
  await expect(page).toHaveURL(/record=/);
  await expect(page.getByRole('link', { name: 'Люди та місця' })).toHaveCount(0);
});

test('axe on the pages of people and the account', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto(url('/password#some-key'));
  await expect(page.locator('#password')).toBeVisible();
  await holds(page, 'password');
  await page.locator('.door form button[type=submit]').click();
  await expect(page.locator('.summary')).toBeFocused();
  await holds(page, 'password, empty');
  await signIn(page, 'secretariat', '/people');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'people');
  await page.goto(url('/people/new'));
  await page.locator('form button[type=submit]').click();
  await expect(page.locator('.summary')).toBeFocused();
  await holds(page, 'new account, empty');
  await page.goto(url('/people?q=agency-sesu'));
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.seat-list').first()).toBeVisible();
  await holds(page, 'account of a person');
  await page.getByRole('button', { name: 'Дати місце…' }).click();
  await page.locator('#seat-role').selectOption('observer');
  await page.locator('dialog button[type=submit]').click();
  await holds(page, 'giving a seat');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Завершити або передати/ })
    .first()
    .click();
  await page.getByRole('dialog').locator('#end-successor').fill('agency');
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
  await holds(page, 'ending a seat');
  // In a search box Esc empties the box first.
  await page.locator('#end-to').focus();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Посилання для нового пароля…' }).click();
  await holds(page, 'asking for a link');
  await page.locator('dialog button[type=submit]').click();
  await expect(page.locator('.link-box input')).toBeFocused();
  await holds(page, 'the link');
  await page.goto(url('/account'));
  await expect(page.getByText('цей пристрій')).toBeVisible();
  await holds(page, 'my account');
});

test('axe on organisations, subgroups and the audit log', async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, 'secretariat', '/organisations?limit=25');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await holds(page, 'organisations');
  await page.goto(url('/organisations?q=zzzzzz&kind=other'));
  await expect(page.locator('.empty')).toBeVisible();
  await holds(page, 'organisations, none');
  await page.goto(url('/organisations/new'));
  await page.locator('main form button[type=submit]').click();
  await expect(page.locator('.summary')).toBeFocused();
  await holds(page, 'new organisation, empty');
  await page.goto(url('/subgroups'));
  await expect(page.locator('.seat-list li').first()).toBeVisible();
  await holds(page, 'subgroups');
  await page.goto(url('/subgroups/ER'));
  await expect(page.locator('.sec').first()).toBeVisible();
  await holds(page, 'subgroup');
  await page.getByRole('button', { name: 'Додати члена' }).click();
  await page.locator('dialog button[type=submit]').click();
  await holds(page, 'adding a member');
  await page.keyboard.press('Escape');
  await signOut(page);
  await signIn(page, 'auditor', '/audit?kind=organisation');
  await page.locator('.fold summary').first().click();
  await holds(page, 'audit log');
  await page.goto(url('/organisations?q=SESU'));
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.locator('.terms')).toBeVisible();
  await holds(page, 'organisation, read');
});
