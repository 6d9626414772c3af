// The limits of the first view, counted in bytes and requests.
import { Api, inBatches } from './api';
import { expect, signIn, test, url } from './portal';

const ROWS = 50;

const WORDS: Record<'uk' | 'en', string> = {
  uk: 'автоцистерни насосні станції рукави генератори тепловізори бронежилети шоломи сканери укриття сирени катери лабораторії позашляховики радіостанції розмінування оповіщення евакуація реабілітація підрозділи громади прикордонні пункти пропуску модульні будівлі навчання слідчих криміналістичні комплекти спостереження ремонт відділ поліції обладнання центрів безпеки сервери захист даних пожежні депо аптечки гідравлічний інструмент водолазне спорядження',
  en: 'tankers pumping stations hoses generators thermal imagers vests helmets scanners shelters sirens vessels laboratories vehicles radios demining warning evacuation rehabilitation units communities border crossing points modular buildings training investigators forensic kits surveillance repair police station equipment safety centres servers data protection fire depots first-aid hydraulic tools diving gear',
};

/** A title of the usual length in no usual order, so that no two compress into one. */
function title(language: 'uk' | 'en', n: number): string {
  const words = WORDS[language].split(' ');
  let seed = n * 7_919 + 17;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? '';
  };
  const text = [next(), next(), next(), next(), next(), next(), next()].join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}, ${String(n + 2)}`;
}

/** As many needs as one page shows, each with texts of its own in both languages. */
async function fill(): Promise<void> {
  const agency = await Api.as('agency-sesu');
  const owner = await agency.agency();
  await inBatches(Array.from({ length: ROWS }), 8, async (_, n) => {
    const made = await agency.create({
      agency: owner,
      theme: 'ER-FIRE',
      title: { uk: title('uk', n), en: title('en', n) },
      description: { uk: 'Частина втратила техніку після обстрілу.' },
      priority: n % 2 ? 'high' : 'medium',
      cost: { amount: `${String(100_000 + n * 7_919)}.50`, currency: n % 3 ? 'EUR' : 'UAH' },
      costAsOf: '2026-10-01',
      nationwide: true,
      neededBy: `2028-0${String((n % 9) + 1)}-1${String(n % 10)}`,
      contact: { name: 'Укладач', email: 'agency-sesu@portal.example' },
    });
    await agency.act(made, 'submit');
  });
  await agency.end();
}

test('the first table needs few requests, few bytes, few nodes', async ({ page, context }) => {
  await fill();
  await signIn(page, 'agency-sesu');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  const signedIn = await context.storageState();
  const fresh = await context.browser()?.newContext({ storageState: signedIn });
  if (!fresh) throw new Error('no browser');
  const first = await fresh.newPage();
  const client = await fresh.newCDPSession(first);
  await client.send('Network.enable');
  const asked: string[] = [];
  const paths = new Map<string, string>();
  const bytes = new Map<string, number>();
  client.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('data:')) return;
    asked.push(new URL(request.url).pathname);
    paths.set(requestId, new URL(request.url).pathname);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = paths.get(requestId);
    if (path) bytes.set(path, encodedDataLength);
  });
  await first.goto(url('/needs'));
  await expect(first.getByRole('rowheader').first()).toBeVisible();
  // What names the rows comes after the rows.
  const before = asked.slice(0, asked.indexOf('/api/v1/needs') + 1);
  const fonts = asked.filter((path) => path.endsWith('.woff2'));
  const needed = new Set([...before, ...fonts]);
  await first.waitForLoadState('networkidle');
  const rows = await first.getByRole('rowheader').count();
  const list = bytes.get('/api/v1/needs') ?? 0;
  const nodes = await first.evaluate(() => document.querySelectorAll('*').length);
  console.log(
    `first view: ${String(needed.size)} requests before the table (${[...needed].join(' ')}), list of ${String(rows)}: ${String(list)} B, ${String(nodes)} nodes`,
  );
  expect(needed.size).toBeLessThanOrEqual(8);
  expect(new Set(fonts).size).toBeLessThanOrEqual(2);
  expect(rows).toBe(ROWS);
  expect(list).toBeGreaterThan(0);
  expect(list).toBeLessThanOrEqual(15_000);
  expect(nodes).toBeLessThanOrEqual(1_500);
  await fresh.close();
});

test('assets are compressed and kept, the page itself is asked for anew', async ({ request }) => {
  const page = await request.get(url('/needs/anything/at/all'));
  expect(page.headers()['cache-control']).toContain('no-cache');
  const html = await page.text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const asset = await request.get(url(script), { headers: { 'Accept-Encoding': 'br' } });
  expect(asset.headers()['content-encoding']).toBe('br');
  expect(asset.headers()['cache-control']).toContain('immutable');
});

test('the policy of content is the strict one', async ({ request }) => {
  const policy = (await request.get(url('/'))).headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
});

test('targets are at least 24 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'agency-sesu');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a, button, select, summary, input:not([type=radio]):not([type=checkbox])',
      ),
    ]
      .filter((element) => element.checkVisibility() && !element.closest('.skip'))
      .map((element) => ({
        text: element.textContent.trim().slice(0, 30),
        box: element.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1 && (box.height < 23.5 || box.width < 23.5))
      .map(({ text, box }) => `${text} ${String(Math.round(box.width))}×${String(Math.round(box.height))}`),
  );
  expect(small).toEqual([]);
});
