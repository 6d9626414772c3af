// Whatever people write into a need is shown as they wrote it and never becomes a part of the page (SECURITY.md, row 23).
import type { Page } from '@playwright/test';
import { Api, inBatches } from './api';
import type { Held } from './api';
import { PAYLOADS, TURNING } from './payloads';
import { expect, signIn, speak, test, url } from './portal';

const SHOWN = process.env.PORTAL_TEST_SIZE === 'night' ? 1 : 5;
/** A multiple of SHOWN: every comment is looked at. */
const COMMENTED = 10;

/** The payload of one field of one need: over all needs, each field meets each payload that it can hold. */
const at = (need: number, field: number, most: number): string => {
  const fitting = PAYLOADS.filter((text) => text.length <= most);
  return fitting[(need + 11 * field) % fitting.length] ?? '';
};

const full = (agency: string, n: number) => ({
  agency,
  theme: 'ER-FIRE',
  title: { uk: PAYLOADS[n] ?? '', en: at(n, 1, 200) },
  description: { uk: `${at(n, 2, 6000)}\n${at(n, 3, 6000)}`, en: at(n, 4, 6000) },
  endUsers: { uk: at(n, 5, 200), en: at(n, 6, 200) },
  priority: 'critical' as const,
  priorityReason: { uk: at(n, 7, 6000), en: `${at(n, 8, 6000)}\n${at(n, 9, 6000)}` },
  cost: { amount: '1000.00', currency: 'EUR' as const },
  costAsOf: '2026-01-01',
  nationwide: true,
  neededBy: '2030-01-01',
  contact: { name: at(n, 10, 120), email: "x'onclick=alert`1`/'@portal.example", phone: at(n, 11, 40) },
  officialRequest: { number: at(n, 12, 60) },
});
type Full = ReturnType<typeof full>;

/** Twenty payloads, a line each: the returned needs of both agencies hold every payload. */
const lines = (n: number) =>
  Array.from({ length: 20 }, (_, i) => PAYLOADS[(n + i) % PAYLOADS.length]).join('\n');

const said = (n: number) => ({ returned: lines(n), closed: lines(n + 50), reopened: lines(n + 100) });

interface Story {
  n: number;
  content: Full;
  draft: Held;
  /** it was returned with a comment; closed: and went all the way, with a comment at each step */
  told: boolean;
  closed: boolean;
}

async function tell(agency: Api, chair: Api, { n, content, draft, closed: all }: Story): Promise<void> {
  const { returned, closed, reopened } = said(n);
  let now = await chair.act(await agency.act(draft, 'submit'), 'return', { comment: returned });
  if (!all) return;
  now = await agency.edit(now, { ...content, endUsers: { uk: at(n, 13, 200), en: at(n, 14, 200) } });
  now = await chair.act(await agency.act(now, 'submit'), 'open', { level: 'group' });
  now = await chair.act(now, 'close', { reason: 'withdrawn', comment: closed });
  now = await chair.act(now, 'reopen', { reason: reopened });
  await chair.act(now, 'close', { reason: 'withdrawn', comment: closed });
}

/** What a need's page and its history show beside its fields. */
function written({ n, content, told, closed }: Story): string[] {
  if (!told) return [];
  if (!closed) return [said(n).returned];
  return [...Object.values(said(n)), ...Object.values(content.endUsers), at(n, 13, 200), at(n, 14, 200)];
}

/** Inside the client, as a link does it: no page is loaded anew. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState({}, '', to);
  }, path);
}

/** Nothing in the page that the client itself does not draw, and no address that runs. */
async function isPlain(page: Page, where: string): Promise<void> {
  const strange = await page.evaluate(() => {
    const foreign =
      'script, iframe, object, embed, img, image, video, audio, math, base, meta, link, style, template, svg:not(.i, .lb), [srcdoc], [formaction], [xlink\\:href]';
    const found = [...document.querySelectorAll(`main :is(${foreign})`)].map((one) => one.tagName);
    for (const element of document.querySelectorAll('main *')) {
      for (const { name } of element.attributes)
        if (name.startsWith('on')) found.push(`${element.tagName} ${name}`);
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href]')) {
      if (!['http:', 'mailto:', 'tel:'].includes(link.protocol)) found.push(link.href);
    }
    return found;
  });
  expect(strange, where).toEqual([]);
}

async function holdsInList(page: Page, contents: readonly Full[], language: 'uk' | 'en'): Promise<void> {
  await go(page, '/needs?limit=100');
  await speak(page, language);
  await expect(page.locator('.pager')).toBeVisible();
  const titles = await page.locator('tbody th a .said').allTextContents();
  const missing = contents.map((one) => one.title[language]).filter((title) => !titles.includes(title));
  expect(missing, `titles in ${language}`).toEqual([]);
  await isPlain(page, `the list, ${language}`);
}

async function holdsOnPage(page: Page, content: Full, also: readonly string[], language: 'uk' | 'en') {
  await speak(page, language);
  await expect(page.locator('h1 .said')).toHaveText(content.title[language]);
  await expect(page.locator('.dated > li').first()).toBeVisible();
  const text = (await page.locator('main').textContent()) ?? '';
  const wanted = [
    content.description[language],
    content.priorityReason[language],
    content.contact.name,
    content.contact.email,
    content.contact.phone,
    content.officialRequest.number,
    ...also,
  ];
  expect(wanted.filter((one) => !text.includes(one))).toEqual([]);
  await isPlain(page, content.title.uk);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1 .said')).toHaveText(content.title[language]);
  await isPlain(page, `${content.title.uk}, in print`);
  await page.emulateMedia({ media: 'screen' });
}

async function holdsInForm(page: Page, content: Full): Promise<void> {
  await expect(page.locator('#f-title-uk')).toHaveValue(content.title.uk);
  for (const [field, value] of [
    ['title-en', content.title.en],
    ['description-uk', content.description.uk],
    ['description-en', content.description.en],
    ['priorityReason-uk', content.priorityReason.uk],
    ['priorityReason-en', content.priorityReason.en],
    ['contactName', content.contact.name],
    ['contactPhone', content.contact.phone],
    ['requestNumber', content.officialRequest.number],
  ] as const) {
    expect(await page.locator(`#f-${field}`).inputValue(), field).toBe(value);
  }
  await isPlain(page, `the form of ${content.title.uk}`);
}

// Two agencies share the payloads: the portal takes so many requests a second of one person.
for (const [account, half] of [
  ['agency-sesu', 0],
  ['agency-sbgs', 1],
] as const) {
  test(`hostile text in every field is text on every page, as ${account}`, async ({ page }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const [agency, chair] = [await Api.as(account), await Api.as('chair-er')];
    const owner = await agency.agency();
    const mine = PAYLOADS.map((_, n) => n).filter((n) => n % 2 === half);
    const stories = await inBatches(mine, 8, async (n, i) => {
      const content = full(owner, n);
      const draft = await agency.create(content);
      return { n, content, draft, told: i % COMMENTED === 0, closed: i % (2 * COMMENTED) === 0 };
    });
    await inBatches(
      stories.filter((one) => one.told),
      3,
      (one) => tell(agency, chair, one),
    );
    await Promise.all([agency.end(), chair.end()]);

    await signIn(page, account, '/needs?limit=100');
    const contents = stories.map((one) => one.content);
    await holdsInList(page, contents, 'uk');
    await holdsInList(page, contents, 'en');
    for (const one of stories.filter((_, i) => i % SHOWN === 0)) {
      await go(page, `/needs/${one.draft.need.id}`);
      await holdsOnPage(page, one.content, written(one), one.n % 4 < 2 ? 'uk' : 'en');
      if (one.closed) continue; // it has no form
      await go(page, `/needs/${one.draft.need.id}/edit`);
      await holdsInForm(page, one.content);
    }
    for (const n of mine.filter((_, i) => i % SHOWN === 0)) {
      const words = PAYLOADS[n] ?? '';
      await go(page, `/needs?${new URLSearchParams({ q: words, state: words, sort: words }).toString()}`);
      await expect(page.locator('.chip').first()).toContainText(words);
      await isPlain(page, `a filter, ${words}`);
    }
    expect(dialogs).toEqual([]);
    console.log(
      `payloads: ${String(mine.length)} of ${String(PAYLOADS.length)} in 12 fields and 3 comments, 0 dialogs`,
    );
  });
}

test('marks that turn the direction of writing are refused', async () => {
  const agency = await Api.as('agency-sesu');
  const owner = await agency.agency();
  for (const text of TURNING) {
    const answer = await agency.tryCreate({ agency: owner, title: { uk: `Насоси ${text}` } });
    expect(answer.status(), JSON.stringify(text)).toBe(422);
    expect(await answer.text()).toContain('control_characters');
  }
  await agency.end();
});

test('the pages that anybody can reach take nothing from their address', async ({ page }) => {
  for (const text of ['<img src=x onerror=alert(1)>', 'javascript:alert(1)', '"><script>alert(1)</script>']) {
    for (const path of ['/', '/sign-in', '/setup', '/nowhere']) {
      await page.goto(
        url(
          `${path}?next=${encodeURIComponent(text)}&q=${encodeURIComponent(text)}#${encodeURIComponent(text)}`,
        ),
      );
      await expect(page.locator('h1')).toBeVisible();
      await isPlain(page, `${path} with ${text}`);
    }
  }
});
