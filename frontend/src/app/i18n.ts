// The interface's words. One language is loaded at a time; every id is checked
// against the Ukrainian catalogue by the compiler.
import { setupI18n } from '@lingui/core';
import type { I18n, Messages } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import type account from '../../locales/uk/account.json';
import type audit from '../../locales/uk/audit.json';
import type common from '../../locales/uk/common.json';
import type coverage from '../../locales/uk/coverage.json';
import type desk from '../../locales/uk/desk.json';
import type dialogue from '../../locales/uk/dialogue.json';
import type imports from '../../locales/uk/imports.json';
import type needs from '../../locales/uk/needs.json';
import type organisations from '../../locales/uk/organisations.json';
import type people from '../../locales/uk/people.json';
import type pledges from '../../locales/uk/pledges.json';
import type problems from '../../locales/uk/problems.json';
import type projects from '../../locales/uk/projects.json';
import type rates from '../../locales/uk/rates.json';
import type search from '../../locales/uk/search.json';
import type { Language } from '../lib/format';

export type MessageId =
  | keyof typeof common
  | keyof typeof needs
  | keyof typeof pledges
  | keyof typeof problems
  | keyof typeof account
  | keyof typeof audit
  | keyof typeof organisations
  | keyof typeof people
  | keyof typeof coverage
  | keyof typeof desk
  | keyof typeof dialogue
  | keyof typeof imports
  | keyof typeof projects
  | keyof typeof rates
  | keyof typeof search;
export type Values = Record<string, string | number | undefined>;
export type Translate = (id: MessageId, values?: Values) => string;

export const i18n = setupI18n();

type Load = () => Promise<{ messages: Messages }>;

/** What the first file of the client can show, and all else, which comes with the first page that is not in it. */
const CATALOGUES: Record<Language, Record<'first' | 'later', Load>> = {
  uk: { first: () => import('virtual:locale/uk'), later: () => import('virtual:locale/uk/later') },
  en: { first: () => import('virtual:locale/en'), later: () => import('virtual:locale/en/later') },
};

let later = false;

/** Loads the words of a language and says so on <html lang>, which screen readers and hyphenation follow. */
export async function activate(language: Language): Promise<void> {
  const { first, later: rest } = CATALOGUES[language];
  const messages = { ...(await first()).messages, ...(later ? (await rest()).messages : {}) };
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

/** Loads the words that the first file does without, now and in each language to come. */
export async function loadLater(): Promise<void> {
  later = true;
  const language = i18n.locale as Language | '';
  if (language) i18n.load(language, (await CATALOGUES[language].later()).messages);
}

/** A code point that stands for no character, and so in no text that a person writes. */
const BACKSLASH = '\uFDD0';

/**
 * Lingui decodes `\u202E` and `\x41` in the finished message, values included: what a person wrote would be shown as
 * something else, and a mark that the server refuses would come in by its name. So the backslashes of values go round.
 */
function say(words: I18n, id: string, values?: Values): string {
  if (!values) return words._(id);
  const guarded = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\\', BACKSLASH) : value,
    ]),
  );
  return words._(id, guarded).replaceAll(BACKSLASH, '\\');
}

/** A message outside of a component: in a mutation's callback, in a handler. */
export const translate: Translate = (id, values) => say(i18n, id, values);

/** A message whose id is made of a word that the server sent; the fallback stands where the word is not known. */
export const translateKnown = (id: string, fallback: MessageId, values?: Values): string =>
  say(i18n, i18n.messages[id] === undefined ? fallback : id, values);

export const translateCode = (
  prefix: 'problem' | 'field',
  code: string,
  values: Values,
  fallback: MessageId,
): string => translateKnown(`${prefix}.${code}`, fallback, values);

export function useT(): { t: Translate; language: Language } {
  const { i18n: active } = useLingui();
  const t = useCallback<Translate>((id, values) => say(active, id, values), [active]);
  return { t, language: active.locale as Language };
}
