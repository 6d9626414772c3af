// The places of the tests: two oblasts, a raion, and two hromadas of one name.
const places = [
  ['UA63000000000041885', 'Харківська область', 'Kharkiv oblast', 'Харківська обл.', 'Kharkiv'],
  ['UA59000000000057109', 'Сумська область', 'Sumy oblast', 'Сумська обл.', 'Sumy'],
].map(([katottg, uk, en, shortUk, shortEn], index) => ({
  katottg,
  level: 'oblast',
  pcode: `UA${index}`,
  iso: `UA-${index}`,
  name: { uk, en },
  shortName: { uk: shortUk, en: shortEn },
}));

const raions = [
  {
    katottg: 'UA63120000000012345',
    level: 'raion',
    parent: 'UA63000000000041885',
    pcode: 'UA6312',
    name: { uk: 'Чугуївський район', en: 'Chuhuiv raion' },
    shortName: { uk: 'Чугуївський район', en: 'Chuhuiv raion' },
  },
];

/** Two of one name, in two oblasts. */
export const hromadas = [
  [
    'UA63120010000011111',
    'UA63120000000012345',
    'Чугуївський район',
    'Chuhuiv raion',
    'Харківська область',
    'Kharkiv oblast',
  ],
  [
    'UA59080010000022222',
    'UA59080000000023456',
    'Сумський район',
    'Sumy raion',
    'Сумська область',
    'Sumy oblast',
  ],
].map(([katottg = '', parent = '', raionUk, raionEn, oblastUk, oblastEn]) => ({
  katottg,
  level: 'hromada',
  parent,
  pcode: katottg.slice(0, 9),
  name: { uk: 'Іванівська громада', en: 'Ivanivska Hromada' },
  shortName: { uk: 'Іванівська', en: 'Ivanivska' },
  within: [
    { katottg: `${katottg.slice(0, 4)}000000000041885`, name: { uk: oblastUk, en: oblastEn } },
    { katottg: parent, name: { uk: raionUk, en: raionEn } },
  ],
}));

/** What GET /places answers. */
export function placesOf(query: URLSearchParams) {
  const smaller = [...raions, ...hromadas];
  const words = query.get('q')?.toLowerCase();
  if (words)
    return [...places, ...smaller].filter((one) =>
      `${one.name.uk} ${one.name.en}`.toLowerCase().includes(words),
    );
  if (query.has('parent')) return smaller.filter((one) => one.parent === query.get('parent'));
  if (query.has('katottg')) return smaller.filter((one) => query.getAll('katottg').includes(one.katottg));
  return places;
}
