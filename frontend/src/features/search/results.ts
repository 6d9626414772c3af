// What a search found, as one flat list in groups: each with where it leads.
import type { Found } from '../../api/search';
import type { Pair } from '../../lib/pair';
import type { Search } from '../../lib/urlstate';

export type Group = 'needs' | 'projects' | 'organisations' | 'comments' | 'files';
export const GROUPS: readonly Group[] = ['needs', 'projects', 'organisations', 'comments', 'files'];

export type Way =
  | { to: '/needs/$id' | '/projects/$id' | '/organisations/$id'; params: { id: string } }
  | { to: '/needs'; search: Search };

export interface Result {
  key: string;
  title: Pair;
  /** beneath the title: a number, or the need or project that a comment or file hangs on */
  number?: string | undefined;
  under?: Pair | undefined;
  way: Way;
}

const need = (id: string): Way => ({ to: '/needs/$id', params: { id } });
const project = (id: string): Way => ({ to: '/projects/$id', params: { id } });
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
    case 'projects':
      return (found.projects ?? []).map((one) => ({
        key: one.id,
        title: one.title,
        number: one.number,
        way: project(one.id),
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
        const on = hit.need ?? hit.project;
        if (!on) return [];
        return [
          {
            key: `${on.id} ${index}`,
            title: plain(hit.text),
            number: on.number,
            under: on.title,
            way: hit.need ? need(on.id) : project(on.id),
          },
        ];
      });
  }
}

export const countOf = (found: Found, group: Group): number => found.totals[group] ?? 0;
export const countAll = (found: Found): number =>
  GROUPS.reduce((sum, group) => sum + countOf(found, group), 0);
