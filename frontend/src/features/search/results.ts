// What a search found, as one flat list in groups: each with where it leads.
import type { Found } from '../../api/search';
import type { Pair } from '../../lib/pair';
import type { Search } from '../../lib/urlstate';

export type Group = 'needs' | 'organisations' | 'comments' | 'files';
export const GROUPS: readonly Group[] = ['needs', 'organisations', 'comments', 'files'];

export type Way =
  { to: '/needs/$id' | '/organisations/$id'; params: { id: string } } | { to: '/needs'; search: Search };

export interface Result {
  key: string;
  title: Pair;
  /** beneath the title: a number, or the need that a comment or file hangs on */
  number?: string | undefined;
  under?: Pair | undefined;
  way: Way;
}

const need = (id: string): Way => ({ to: '/needs/$id', params: { id } });
/** What a person or a file says has no language that the portal knows: shown as it is. */
const plain = (text: string): Pair => ({ uk: text, en: text });

export function resultsOf(found: Found, group: Group): Result[] {
  switch (group) {
    case 'needs':
      return found.needs.map((one) => ({
        key: one.id,
        title: one.title,
        number: one.number,
        way: need(one.id),
      }));
    case 'organisations':
      return found.organisations.map((one) => ({
        key: one.id,
        title: one.name,
        under: one.acronym,
        // An agency is met in its needs, any other on its page.
        way:
          one.kind === 'agency'
            ? { to: '/needs', search: { agency: one.id } }
            : { to: '/organisations/$id', params: { id: one.id } },
      }));
    case 'comments':
    case 'files':
      return found[group].flatMap(({ need: on, text }, index) =>
        on
          ? [
              {
                key: `${on.id} ${index}`,
                title: plain(text),
                number: on.number,
                under: on.title,
                way: need(on.id),
              },
            ]
          : [],
      );
  }
}

export const countAll = (found: Found): number => GROUPS.reduce((sum, group) => sum + found.totals[group], 0);
