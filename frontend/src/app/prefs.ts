// Language, theme and density: kept per person on this device. Before signing
// in the last person's choice holds, so that the door speaks the language of
// whoever used the device.
import type { Language } from '../lib/format';
import { signal } from '../lib/signal';
import { showToast } from '../ui/Notice';
import { activate } from './i18n';

export type Theme = 'auto' | 'light' | 'dark';
export type Density = 'compact' | 'normal' | 'comfortable';

export interface Prefs {
  language: Language;
  theme: Theme;
  density: Density;
}

const DEFAULTS: Prefs = { language: 'uk', theme: 'auto', density: 'normal' };
const KEY = 'portal.prefs';

const isOneOf = <T extends string>(value: unknown, ...known: T[]): value is T => known.includes(value as T);

/** What is stored may be old, foreign or broken: only known words are taken. */
export function readPrefs(text: string | null): Prefs | null {
  if (!text) return null;
  try {
    const stored = JSON.parse(text) as Partial<Prefs>;
    return {
      language: isOneOf(stored.language, 'uk', 'en') ? stored.language : DEFAULTS.language,
      theme: isOneOf(stored.theme, 'auto', 'light', 'dark') ? stored.theme : DEFAULTS.theme,
      density: isOneOf(stored.density, 'compact', 'normal', 'comfortable')
        ? stored.density
        : DEFAULTS.density,
    };
  } catch {
    return null;
  }
}

const keyOf = (person: string) => (person ? `${KEY}.${person}` : KEY);

function stored(person: string): Prefs | null {
  try {
    return readPrefs(localStorage.getItem(keyOf(person)));
  } catch {
    return null; // storage may be closed to us; the portal works without it
  }
}

let person = '';
export const prefs = signal<Prefs>(stored('') ?? DEFAULTS);

function show(next: Prefs): void {
  const root = document.documentElement;
  if (next.theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = next.theme;
  root.dataset.density = next.density;
}

function keep(next: Prefs): void {
  try {
    for (const key of new Set([keyOf(''), keyOf(person)])) localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // the choice holds until the page is closed
  }
}

async function adopt(next: Prefs): Promise<void> {
  show(next);
  if (document.documentElement.lang !== next.language || !started) await activate(next.language);
  prefs.set(next);
}

let started = false;
export async function startPrefs(): Promise<void> {
  await adopt(prefs.get());
  started = true;
}

export async function setPrefs(part: Partial<Prefs>): Promise<void> {
  const next = { ...prefs.get(), ...part };
  try {
    await adopt(next);
  } catch {
    // The words of a language come over the line, which is cut.
    showToast('shell.language.fails');
    return;
  }
  keep(next);
}

/** Called when it is known who works here; their own choice comes before the device's last one. */
export async function prefsOf(who: string): Promise<void> {
  if (who === person) return;
  person = who;
  const own = stored(who);
  // Without a line the words stay those that are here.
  if (own) await adopt(own).catch(() => undefined);
}
