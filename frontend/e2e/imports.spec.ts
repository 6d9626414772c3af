// A list of needs brought in: looked at before anything is written, corrected where it stands, written, taken back.
import { expect, holds, signIn, test } from './portal';

const csv = (rows: readonly string[]) => ({
  name: 'перелік.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`),
});

const brought = csv([
  'Номер;Назва (укр.);Тема;Вартість;Валюта;Потрібно до;Примітка',
  '1;Модульні укриття для депо;ER-SHELT;640 000,00;EUR;31.12.2027;',
  '2;Човни рятувальні;;92 000;EUR;негайно;лист',
  '3;Дрони;;3452,772 тис.;;;',
]);

test('an agency brings its list, mends a row by keyboard, writes it and takes it back', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/import');
  await holds(page, 'imports');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await expect(page.getByRole('alert')).toContainText('не книга Excel');
  await holds(page, 'imports, refused');
  await page.locator('input[type=file]').setInputFiles(brought);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Перегляд: нічого ще не записано');
  await expect(page.locator('.say')).toHaveText(
    'З 3 рядків портал додасть 1 потребу як чернетку і перезапише 0 полів у 0 потребах.',
  );
  await expect(page.getByRole('rowheader', { name: 'G · Примітка' })).toBeVisible();
  await page.getByText('Треба уваги 2').click();
  await holds(page, 'an import, rows that need attention');
  const date = page.getByLabel('Рядок 3: виправлене значення');
  await expect(date).toHaveValue('негайно');
  await date.fill('01.02.2028');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Нові 2')).toBeVisible();
  await page.getByRole('button', { name: 'Записати 2 рядки' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Імпорт записано');
  await holds(page, 'an import, written');
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: '1 рядок з причинами, XLSX' }).click();
  expect((await file).suggestedFilename()).toMatch(/^rejected-.*\.xlsx$/);
  await page.getByText('Нові 2').click();
  await page.getByRole('link', { name: 'Модульні укриття для депо' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Модульні укриття для депо');
  await page.goBack();
  await page.getByRole('button', { name: 'Скасувати записане…' }).click();
  await holds(page, 'an import, taking back');
  await page.getByRole('dialog').getByRole('button', { name: 'Скасувати записане' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Імпорт скасовано');
  await page.getByRole('button', { name: 'Прибрати імпорт' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Прибрати імпорт' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Імпорт');
});

test('what somebody changed meanwhile is a conflict, and its bringer chooses', async ({ page }) => {
  await signIn(page, 'agency-sesu', '/import');
  const table = await page.evaluate(async () => {
    const body = { agency: '', title: { uk: 'Потреба, яку правлять двоє' } };
    const session = (await (await fetch('/api/v1/session')).json()) as {
      seats: { organisation?: { id: string } | string }[];
    };
    const seat = session.seats[0]?.organisation;
    body.agency = typeof seat === 'string' ? seat : (seat?.id ?? '');
    const made = (await (
      await fetch('/api/v1/needs', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json()) as { id: string };
    const text = await (await fetch('/api/v1/needs/table?format=csv&lang=uk&state=draft')).text();
    await fetch(`/api/v1/needs/${made.id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' },
      body: JSON.stringify({ ...body, title: { uk: 'Назва від іншого' } }),
    });
    return text.replace('"Потреба, яку правлять двоє"', '"Назва з файлу"');
  });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'чернетки.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByText('Треба уваги 1').click();
  const clash = page.getByRole('group', { name: /Назва \(укр\.\): після вивантаження/ });
  await expect(clash).toContainText('з порталу: Назва від іншого');
  await holds(page, 'an import, a conflict');
  await clash.getByLabel('з файлу: Назва з файлу').click();
  await page.getByText('Зміни 1').click();
  await expect(page.locator('.diff')).toContainText('Назва від іншого → Назва з файлу');
  await page.getByRole('button', { name: 'Записати 1 рядок' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Імпорт записано');
});

test('a partner has no import', async ({ page }) => {
  await signIn(page, 'partner-nl', '/import');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Такого запису немає, або він вам недоступний',
  );
  await expect(page.getByRole('link', { name: 'Імпорт', exact: true })).toHaveCount(0);
});
