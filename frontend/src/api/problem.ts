// What the server refuses, as an exception that carries plain words.
import { translateCode } from '../app/i18n';
import type { Values } from '../app/i18n';
import type { components } from './schema.gen';

export type Problem = components['schemas']['Problem'];
export type FieldProblem = components['schemas']['FieldProblem'];

/** The server has answered and refused. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** No answer came: the network is cut, or the answer was lost on its way. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export const isCode = (error: unknown, ...codes: Problem['code'][]): boolean =>
  error instanceof Refusal && codes.includes(error.problem.code);

/** What is wrong with which field, where the server has said so. */
export const errorsOf = (error: unknown): readonly FieldProblem[] =>
  error instanceof Refusal ? (error.problem.errors ?? []) : [];

/** An answer that is no problem document (a proxy's page, say) is told as one. */
export async function readProblem(response: Response): Promise<Problem> {
  const requestId = response.headers.get('X-Request-Id') ?? '';
  const retry = Number(response.headers.get('Retry-After'));
  let problem: Problem | null = null;
  if (response.headers.get('Content-Type')?.includes('json')) {
    try {
      const body = (await response.json()) as Partial<Problem>;
      if (typeof body.code === 'string') problem = { requestId, ...body } as Problem;
    } catch {
      // cut in the middle: told below by its status
    }
  }
  problem ??= {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: response.status === 429 ? 'too_many_requests' : response.status >= 502 ? 'unavailable' : 'internal',
    requestId,
  };
  if (retry > 0 && problem.retryAfter === undefined) problem.retryAfter = retry;
  return problem;
}

/** The sentence for a refusal, and the number to name when asking for help. */
export function sayProblem(error: unknown): { text: string; requestId: string; retry: boolean } {
  if (error instanceof Unreachable) {
    return {
      text: translateCode('problem', 'unreachable', {}, 'problem.internal'),
      requestId: '',
      retry: true,
    };
  }
  if (!(error instanceof Refusal)) {
    return { text: translateCode('problem', 'client', {}, 'problem.internal'), requestId: '', retry: false };
  }
  const { code, requestId, retryAfter, status } = error.problem;
  const minutes = Math.max(1, Math.ceil((retryAfter ?? 60) / 60));
  return {
    text: translateCode('problem', code, { minutes, seconds: retryAfter ?? 60 }, 'problem.internal'),
    requestId: status >= 500 ? requestId : '',
    retry: status >= 500 || status === 429,
  };
}

/** The sentence beside a field. */
export function sayField(problem: Pick<FieldProblem, 'params'> & { code: string }): string {
  const values: Values = {};
  for (const [name, text] of Object.entries(problem.params ?? {})) {
    values[name] = name === 'days' ? Number(text) : text;
  }
  return translateCode('field', problem.code, values, 'field.invalid');
}
