// The stand-in server's desk, search and dialogue about needs.
import type { Desk } from '../api/desk';
import type { Comment, CommentContent, Interest, Publicity } from '../api/dialogue';
import type { Need, NeedRow } from '../api/needs';
import type { Found } from '../api/search';

const json = (body: unknown, status = 200) =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

export const rowOf = (need: Need): NeedRow => ({ ...need, fresh: false });

export const CHAIR = { id: '01930000-0000-7000-8000-000000000071', name: 'Співголова ER' };

export class Dialogue {
  desk: Desk = { parts: [], briefs: [], news: [], newsTotal: 0, interests: [], fits: [] };
  comments: Comment[] = [];
  interests: Interest[] = [];
  /** what the search has besides needs and comments */
  organisations: Found['organisations'] = [];
  /** what was last asked of the search */
  readonly asked: string[] = [];
  #made = 0;

  /** Undefined where the path is none of its own. */
  answer(request: Request, path: string, query: URLSearchParams, body: unknown, needs: Need[]) {
    if (path === '/desk') return json(this.desk);
    if (path === '/search') return json(this.#search(query.get('q') ?? '', needs));
    const [, , , part, one] = path.split('/');
    if (part === 'look') return json(null, 204);
    if (part === 'people') return json({ items: [CHAIR] });
    if (part === 'interests') return this.#interest(request, one ?? '', body);
    return part === 'comments' ? this.#comment(request, one ?? '', body) : undefined;
  }

  #search(words: string, needs: Need[]): Found {
    this.asked.push(words);
    const fit = (text: string | undefined) => text?.toLowerCase().includes(words.toLowerCase()) ?? false;
    const found = needs.filter((need) => fit(need.title.uk) || fit(need.title.en));
    const said = this.comments.filter(({ text }) => fit(text));
    const first = needs[0];
    return {
      needs: found.map(rowOf),
      organisations: this.organisations.filter(({ name }) => fit(name.uk) || fit(name.en)),
      comments: first ? said.map(({ text }) => ({ need: rowOf(first), text })) : [],
      files: [],
      totals: {
        needs: found.length,
        organisations: this.organisations.length,
        comments: said.length,
        files: 0,
      },
    };
  }

  #comment(request: Request, id: string, body: unknown): Response {
    if (request.method === 'GET') return json({ items: this.comments, total: this.comments.length });
    if (request.method === 'DELETE') {
      this.comments = this.comments.filter((one) => one.id !== id);
      return json(null, 204);
    }
    const content = body as CommentContent;
    const made: Comment = {
      id: `c${++this.#made}`,
      text: content.text,
      ...(content.level ? { level: content.level } : {}),
      by: 'Олена Коваль',
      at: '2026-11-24T09:00:00Z',
      mine: true,
      mentions: content.mentions?.includes(CHAIR.id) ? [CHAIR] : [],
    };
    this.comments = [made, ...this.comments];
    return json(made, 201);
  }

  #interest(request: Request, organisation: string, body: unknown): Response {
    if (request.method === 'GET') return json({ items: this.interests });
    this.interests = this.interests.filter((one) => one.organisation !== organisation);
    if (request.method === 'DELETE') return json(null, 204);
    const content = body as { publicity: Publicity; note?: string };
    const made = { organisation, since: '2026-11-24T09:00:00Z', mine: true, ...content };
    this.interests.push(made);
    return json(made);
  }
}
