// Names that stand behind ids and codes in a need.
import { sameOblast } from '../../api/reference';
import type { Catalogue, Place, Reference } from '../../api/reference';
import type { Translate } from '../../app/i18n';
import { UNKNOWN } from '../../lib/format';
import type { Language } from '../../lib/format';
import { readPair } from '../../lib/pair';
import type { Pair } from '../../lib/pair';

const text = (pair: Pair | undefined, language: Language) => readPair(pair, language)?.text;

/** Short in tables and filters. Empty until the list has come, a dash where it does not know the id. */
export function agencyShort(reference: Reference, id: string, language: Language): string {
  if (!reference.ready) return '';
  const one = reference.organisations.find((organisation) => organisation.id === id);
  return text(one?.acronym, language) ?? text(one?.name, language) ?? UNKNOWN;
}

export function agencyName(reference: Reference, id: string, language: Language): string {
  if (!reference.ready) return '';
  const one = reference.organisations.find((organisation) => organisation.id === id);
  return text(one?.name, language) ?? UNKNOWN;
}

export function subgroupName(reference: Reference, code: string | undefined, language: Language): string {
  if (!code) return UNKNOWN;
  const name = text(reference.subgroups.find((subgroup) => subgroup.code === code)?.name, language);
  return name ? `${code} · ${name}` : code;
}

export function themeName(reference: Reference, code: string | undefined, language: Language): string {
  if (!code) return UNKNOWN;
  return text(reference.themes.find((theme) => theme.code === code)?.name, language) ?? code;
}

interface Placed {
  nationwide: boolean;
  places: readonly string[];
}

/** One oblast by name, several by number: what fits beside the number of a need. A raion is told by its oblast. */
export function placeShort(reference: Reference, at: Placed, language: Language, t: Translate): string {
  if (at.nationwide) return t('place.nationwide');
  if (at.places.length === 0 || !reference.ready) return '';
  const oblasts = reference.places.filter((place) =>
    at.places.some((code) => place.level === 'oblast' && sameOblast(place.katottg, code)),
  );
  if (oblasts.length > 1) return t('place.several', { n: oblasts.length });
  return text(oblasts[0]?.name, language) ?? UNKNOWN;
}

export function placeNames(reference: Reference, at: Placed, language: Language, t: Translate): string {
  if (at.nationwide) return t('place.nationwide');
  if (at.places.length === 0) return UNKNOWN;
  return at.places
    .map((code) => {
      const place = reference.places.find((one) => one.katottg === code);
      return place ? placePath(place, language, t) : code;
    })
    .join('; ');
}

/** A place and what it lies in: many share a name. */
export function placePath(place: Place, language: Language, t: Translate): string {
  const name = text(place.name, language) ?? place.katottg;
  const shown = place.endedOn ? t('place.ended', { name }) : name;
  const within = (place.within ?? []).map((one) => text(one.name, language) ?? one.katottg).reverse();
  return [shown, ...within].join(', ');
}

/** The class of a line; its code stands until the lists have come. */
export function className(
  catalogue: Catalogue | undefined,
  code: string | undefined,
  language: Language,
): string {
  if (!code) return UNKNOWN;
  return text(catalogue?.itemClasses.find((one) => one.code === code)?.name, language) ?? code;
}

export function strategyNames(
  catalogue: Catalogue | undefined,
  codes: readonly string[],
  language: Language,
): string {
  if (codes.length === 0) return UNKNOWN;
  return codes
    .map((code) => text(catalogue?.strategies.find((one) => one.code === code)?.name, language) ?? code)
    .join('; ');
}
