// What a search found, as one flat list in groups: each with where it leads.
import type { Found } from '../../api/search';
import type { Pair } from '../../lib/pair';
import type { Search } from '../../lib/urlstate';

export type Group = 'needs' | 'pledges' | 'projects' | 'organisations' | 'comments' | 'files';
export const GROUPS: readonly Group[] = [
  'needs',
  'pledges',
  'projects',
  'organisations',
  'comments',
  'files',
];

export type Way =
  | { to: '/needs/$id' | '/pledges/$id' | '/projects/$id' | '/organisations/$id'; params: { id: string } }
  | { to: '/needs'; search: Search };

export interface Result {
  key: string;
  title: Pair;
  /** beneath the title: a number, or the need, pledge or project that a comment or file hangs on */
  number?: string | undefined;
  under?: Pair | undefined;
  way: Way;
}

/** The sorts of record that have a page, which comments and files hang on. */
type Sort = 'needs' | 'pledges' | 'projects';

const wayTo = (sort: Sort, id: string): Way => ({ to: `/${sort}/$id`, params: { id } });
/** What a person or a file says has no language that the portal knows: shown as it is. */
const plain = (text: string): Pair => ({ uk: text, en: text });

export function resultsOf(found: Found, group: Group): Result[] {
  switch (group) {
    case 'needs':
    case 'pledges':
    case 'projects':
      return (found[group] ?? []).map((one) => ({
        key: one.id,
        title: one.title,
        number: one.number,
        way: wayTo(group, one.id),
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
      return found[group].flatMap((hit, index) => {
        const on = hit.need ?? hit.pledge ?? hit.project;
        if (!on) return [];
        return [
          {
            key: `${on.id} ${index}`,
            title: plain(hit.text),
            number: on.number,
            under: on.title,
            way: wayTo(hit.need ? 'needs' : hit.pledge ? 'pledges' : 'projects', on.id),
          },
        ];
      });
  }
}

export const countOf = (found: Found, group: Group): number => found.totals[group] ?? 0;
export const countAll = (found: Found): number =>
  GROUPS.reduce((sum, group) => sum + countOf(found, group), 0);
