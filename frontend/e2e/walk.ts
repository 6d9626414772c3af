// What the walks share: a keyboard and nothing else, and a watch over what a
// page asks for and how far it moves.
import type { Page, Request } from '@playwright/test';
import { clean, expect } from './portal';

/** The most a page may shift by itself: a fifth of what is called good. */
const MOST_SHIFT = 0.02;

/** Follows one page: call `stands` before each act, so that a reading which follows an act is no repetition. */
export class Watch {
  readonly #page: Page;
  #asked: string[] = [];
  #underway = 0;
  /** the largest shift met, for the report */
  worst = 0;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async over(page: Page): Promise<Watch> {
    const watch = new Watch(page);
    page.on('request', (request) => {
      watch.#note(request);
    });
    const end = () => {
      watch.#underway--;
    };
    page.on('requestfinished', end);
    page.on('requestfailed', end);
    await page.addInitScript(() => {
      const kept = window as unknown as { shifted: number };
      kept.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        })[])
          if (!entry.hadRecentInput) kept.shifted += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    return watch;
  }

  #note(request: Request): void {
    this.#underway++;
    const { pathname, search, protocol } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'blob:') return;
    this.#asked.push(`${request.method()} ${pathname}${search} ${request.postData() ?? ''}`);
  }

  /** The page has come to rest: nothing was asked twice, nothing moved by itself. */
  async rests(what: string): Promise<void> {
    await expect.poll(() => this.#underway, what).toBe(0);
    const shifted = await this.#page.evaluate(() => {
      const kept = window as unknown as { shifted: number };
      const now = kept.shifted;
      kept.shifted = 0;
      return now;
    });
    if (shifted > 0.005) console.log(`${what}: shifted by ${shifted.toFixed(4)}`);
    this.worst = Math.max(this.worst, shifted);
    expect(shifted, `${what}: layout shift`).toBeLessThanOrEqual(MOST_SHIFT);
    const twice = this.#asked.filter((one, index) => this.#asked.indexOf(one) !== index);
    expect(twice, `${what}: asked twice`).toEqual([]);
    this.#asked = [];
  }

  /** It rests, and axe finds nothing. */
  async stands(what: string): Promise<void> {
    await this.rests(what);
    await clean(this.#page, what);
  }
}

/** Only the keyboard. A pointer that touches the page fails the test. */
export class Keys {
  readonly #page: Page;
  /** keys pressed and texts typed */
  done = 0;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<Keys> {
    await page.addInitScript(() => {
      for (const name of ['pointerdown', 'mousedown', 'touchstart'])
        document.addEventListener(
          name,
          () => {
            console.error(`${name}: this walk has no pointer`);
          },
          true,
        );
    });
    return new Keys(page);
  }

  async press(key: string): Promise<void> {
    this.done++;
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.done++;
    await this.#page.keyboard.type(text);
  }

  /** "BUTTON#id Save", of what has the focus. */
  focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const named = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent;
      return `${element?.tagName ?? ''}#${element?.id ?? ''} ${(named ?? element?.textContent ?? '').trim()}`;
    });
  }

  /** Goes on with Tab (back with Shift+Tab) until the focus stands on what is wanted, and sees it there. */
  async reach(wanted: RegExp, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let i = 0; i < 120; i++) {
      if (wanted.test(await this.focused())) {
        await this.sees();
        return;
      }
      await this.press(way);
    }
    throw new Error(`no ${way} leads to ${String(wanted)}; the focus is on ${await this.focused()}`);
  }

  /** What has the focus shows it, stands in the window, and nothing lies over it. */
  async sees(): Promise<void> {
    const seen = await this.#page.evaluate(() => {
      const element = document.activeElement;
      if (!element) return { ring: false, inside: false, free: false };
      const box = element.getBoundingClientRect();
      const drawn = [element, element.closest('label'), element.parentElement].some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, 40) / 2];
      return {
        ring: element.matches(':focus-visible') && drawn,
        inside: box.bottom > 0 && box.top < innerHeight,
        free: document
          .elementsFromPoint(x, y)
          .slice(0, 3)
          .some((one) => one === element || element.contains(one)),
      };
    });
    expect(seen, `the focus is seen: ${await this.focused()}`).toEqual({
      ring: true,
      inside: true,
      free: true,
    });
  }

  /** Steps through the choices of a list until the wanted one stands in it. */
  async choose(wanted: RegExp): Promise<void> {
    for (let i = 0; i < 60; i++) {
      const word = await this.#page.evaluate(
        () => (document.activeElement as HTMLSelectElement | null)?.selectedOptions[0]?.textContent ?? '',
      );
      if (wanted.test(word)) return;
      await this.press('ArrowDown');
    }
    throw new Error(`no arrow leads to ${String(wanted)}`);
  }

  /** Steps through radio buttons until the wanted one has the focus, and takes it. */
  async pick(wanted: RegExp): Promise<void> {
    for (let i = 0; i < 8; i++) {
      if (wanted.test(await this.focused())) {
        await this.press('Space');
        return;
      }
      await this.press('ArrowDown');
    }
    throw new Error(`no arrow leads to ${String(wanted)}; the focus is on ${await this.focused()}`);
  }
}
