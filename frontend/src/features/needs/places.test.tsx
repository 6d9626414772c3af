import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { press, type, visit } from '../../test/page';
import { hromadas } from '../../test/places';
import { needOf, Server } from '../../test/server';

test('a hromada is found by name and told from its namesake by its path; sent as one code', async () => {
  const server = new Server();
  await visit('/needs/new', server);
  await screen.findByLabelText('Назва, українською');
  type('Назва, українською', 'Пожежні автоцистерни');
  fireEvent.click(await screen.findByRole('radio', { name: /^Окремі області/ }));
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Харківська область' }));
  type('Знайти місце за назвою', 'Іванівська');
  const found = await screen.findByRole('group', { name: 'Знайдені місця' });
  expect(within(found).getAllByRole('checkbox')).toHaveLength(2);
  const name = 'Іванівська громада, Чугуївський район, Харківська область';
  fireEvent.click(within(found).getByRole('checkbox', { name }));
  // The hromada stands for its oblast, and the way down to it is open.
  expect(await screen.findByRole('button', { name: `Прибрати місце: ${name}` })).toBeTruthy();
  const raions = await screen.findByRole('group', { name: 'Райони: Харківська область' });
  expect(within(raions).getByRole<HTMLInputElement>('checkbox', { name: 'Чугуївський район' }).checked).toBe(
    true,
  );
  const inside = await screen.findByRole('group', { name: 'Громади: Чугуївський район' });
  expect(within(inside).getByRole<HTMLInputElement>('checkbox', { name: 'Іванівська громада' }).checked).toBe(
    true,
  );
  press('Зберегти чернетку');
  await waitFor(() => {
    expect(server.bodies).toContainEqual(expect.objectContaining({ places: [hromadas[0]?.katottg] }));
  });
});

test('what is found by an English name can be taken back; words that fit nothing say so', async () => {
  await visit('/needs/new', new Server());
  fireEvent.click(await screen.findByRole('radio', { name: /^Окремі області/ }));
  type('Знайти місце за назвою', 'ivanivska');
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Сумський район/ });
  fireEvent.click(box);
  fireEvent.click(await screen.findByRole('button', { name: /^Прибрати місце: Іванівська/ }));
  expect(box.checked).toBe(false);
  expect(screen.queryByRole('button', { name: /^Прибрати місце/ })).toBeNull();
  type('Знайти місце за назвою', 'Нетаке');
  expect(await screen.findByText(/Нічого не знайдено/)).toBeTruthy();
});

test('a name is asked for once it is typed, and not letter by letter', async () => {
  const server = new Server();
  await visit('/needs/new', server);
  fireEvent.click(await screen.findByRole('radio', { name: /^Окремі області/ }));
  const before = server.log.filter((line) => line.startsWith('GET /places')).length;
  for (const typed of ['Іва', 'Іванів', 'Іванівська']) type('Знайти місце за назвою', typed);
  await screen.findByRole('group', { name: 'Знайдені місця' });
  expect(server.log.filter((line) => line.startsWith('GET /places'))).toHaveLength(before + 1);
});

test('a hromada is told to its parties with what it lies in', async () => {
  const server = new Server();
  server.needs = [needOf(1, { places: [hromadas[0]?.katottg ?? ''] })];
  await visit(`/needs/${server.needs[0]?.id}`, server);
  expect(await screen.findByText('Іванівська громада, Чугуївський район, Харківська область')).toBeTruthy();
});

test('a list is narrowed from oblast to raion to hromada, and widened again; the address keeps the smallest', async () => {
  const { router } = await visit('/needs');
  await screen.findByText('2 потреби');
  const choose = async (label: string, value: string) => {
    fireEvent.change(await screen.findByLabelText(label), { target: { value } });
    const href = value === '' ? '' : `?place=${value}`;
    if (href) await waitFor(() => expect(router.state.location.href).toBe(`/needs${href}`));
  };
  expect(screen.queryByLabelText('Район')).toBeNull();
  await choose('Місце', 'UA63000000000041885');
  expect(await screen.findByText(/місце яких вам показано точніше/)).toBeTruthy();
  await choose('Район', 'UA63120000000012345');
  await choose('Громада', 'UA63120010000011111');
  expect(
    await screen.findByText('Місце: Іванівська громада, Чугуївський район, Харківська область'),
  ).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Місце').value).toBe('UA63000000000041885');
  expect(screen.getByLabelText<HTMLSelectElement>('Район').value).toBe('UA63120000000012345');
  await choose('Громада', '');
  await waitFor(() => expect(router.state.location.href).toBe('/needs?place=UA63120000000012345'));
  await choose('Район', '');
  await waitFor(() => expect(router.state.location.href).toBe('/needs?place=UA63000000000041885'));
  await choose('Місце', '');
  await waitFor(() => expect(router.state.location.href).toBe('/needs'));
  expect(screen.queryByLabelText('Район')).toBeNull();
});

test('an address that names a hromada shows the way down to it', async () => {
  await visit('/needs?place=UA63120010000011111');
  expect((await screen.findByLabelText<HTMLSelectElement>('Громада')).value).toBe('UA63120010000011111');
});
