// Where the listed needs lie: from oblast to raion. Who is shown a need's raion finds it by it; an
// embassy, which is shown the oblast, does not.
import { expect, holds, signIn, signOut, test } from './portal';

const title = 'Дві пожежні автоцистерни для Ізюмського району';

test('an agency narrows its list to a raion; an embassy finds the same need by its oblast alone', async ({
  page,
}) => {
  const pick = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).selectOption(option);
  };
  const byOblast = async () => {
    await pick('Місце', 'Харківська область');
    await expect(page).toHaveURL(/place=UA63/);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  };
  const byRaion = async () => {
    await pick('Район', 'Ізюмський район');
    await expect(page).toHaveURL(/place=UA6304/);
    await expect(page.getByText('Місце: Ізюмський район, Харківська область', { exact: true })).toBeVisible();
  };
  await signIn(page, 'agency-sesu', '/needs');
  await byOblast();
  await byRaion();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await holds(page, 'needs of a raion');
  await signOut(page);

  await signIn(page, 'partner-nl', '/needs');
  await byOblast();
  await byRaion();
  await expect(page.getByRole('heading', { name: 'За цими умовами потреб не знайдено' })).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
  await holds(page, 'needs of a raion, for an embassy');
});
