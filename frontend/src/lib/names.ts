// The name that stands behind the id of an organisation or the code of a subgroup, a country or a currency.
import { UNKNOWN } from './format';
import type { Language } from './format';
import { readPair } from './pair';
import type { Pair } from './pair';

interface Named {
  id: string;
  name: Pair;
  acronym?: Pair;
}

const text = (pair: Pair | undefined, language: Language) => readPair(pair, language)?.text;

export const fullName = (one: Omit<Named, 'id'> | undefined, language: Language): string =>
  text(one?.name, language) ?? UNKNOWN;

export const shortName = (one: Omit<Named, 'id'> | undefined, language: Language): string =>
  text(one?.acronym, language) ?? fullName(one, language);

export const organisationShort = (list: readonly Named[], id: string, language: Language): string =>
  shortName(
    list.find((one) => one.id === id),
    language,
  );

/** A list to choose from: what tables call each comes first, where it has a short name. */
export const organisationOptions = (list: readonly Named[], language: Language) =>
  list
    .map((one) => {
      const full = fullName(one, language);
      return { value: one.id, label: one.acronym ? `${shortName(one, language)} · ${full}` : full };
    })
    .sort((a, b) => a.label.localeCompare(b.label, language));

/** A place and what it lies in, for many share a name; its code until it has come. */
export function placeTitle(
  list: readonly { katottg: string; name: Pair; within?: readonly { katottg: string; name: Pair }[] }[],
  code: string,
  language: Language,
): string {
  const place = list.find((one) => one.katottg === code);
  if (!place) return code;
  return [place, ...(place.within ?? []).toReversed()]
    .map((one) => text(one.name, language) ?? one.katottg)
    .join(', ');
}

/** "ER · Emergency response"; the code alone until the list has come. */
export function subgroupTitle(
  list: readonly { code: string; name: Pair }[],
  code: string,
  language: Language,
): string {
  const name = text(list.find((one) => one.code === code)?.name, language);
  return name ? `${code} · ${name}` : code;
}

/** The browser knows the names of countries and currencies by their ISO codes, in both languages. */
export function codeName(type: 'region' | 'currency', code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
