// The name that stands behind the id of an organisation or the code of a subgroup.
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

/** In a list to choose from: what tables call it comes first, where it has a short name. */
export const listName = (one: Omit<Named, 'id'>, language: Language): string =>
  one.acronym ? `${shortName(one, language)} · ${fullName(one, language)}` : fullName(one, language);

/** "ER · Emergency response"; the code alone until the list has come. */
export function subgroupTitle(
  list: readonly { code: string; name: Pair }[],
  code: string,
  language: Language,
): string {
  const name = text(list.find((one) => one.code === code)?.name, language);
  return name ? `${code} · ${name}` : code;
}
