import { beforeAll, describe, expect, test } from 'vitest';
import { activate } from '../app/i18n';
import { FIELD_CODES, PROBLEM_CODES } from './codes.gen';
import { Refusal, Unreachable, readProblem, sayField, sayProblem } from './problem';
import type { Problem } from './problem';

beforeAll(() => activate('uk'));

const of = (part: Partial<Problem>): Refusal =>
  new Refusal({ type: 'about:blank', title: '', status: 400, code: 'invalid', requestId: 'req-7', ...part });

describe('a problem document', () => {
  test('is taken as it is', async () => {
    const body = { type: 't', title: 'x', status: 409, code: 'conflict', requestId: 'r' };
    const response = new Response(JSON.stringify(body), {
      status: 409,
      headers: { 'Content-Type': 'application/problem+json' },
    });
    expect(await readProblem(response)).toEqual(body);
  });

  test.each([
    [502, 'unavailable'],
    [500, 'internal'],
    [429, 'too_many_requests'],
  ])('a proxy’s page of %i becomes %s', async (status, code) => {
    const response = new Response('<h1>Bad gateway</h1>', {
      status,
      headers: { 'Content-Type': 'text/html', 'Retry-After': '30' },
    });
    expect(await readProblem(response)).toMatchObject({ status, code, retryAfter: 30 });
  });

  test('a broken one does not break the page', async () => {
    const response = new Response('{"code":', {
      status: 422,
      headers: { 'Content-Type': 'application/json' },
    });
    expect((await readProblem(response)).status).toBe(422);
  });
});

describe('its words', () => {
  test.each([...PROBLEM_CODES])('%s is said in full', (code) => {
    const { text } = sayProblem(of({ code }));
    expect(text).toMatch(/[.]$/);
    expect(text).not.toMatch(/problem\.|[{}]/);
  });

  test.each([...FIELD_CODES])('%s is said beside its field', (code) => {
    const text = sayField({ code, params: { max: '200', min: '12', after: '01.01.2027', days: '28' } });
    expect(text).not.toMatch(/field\.|[{}]|undefined/);
  });

  test('an unknown code still says something true', () => {
    expect(sayProblem(of({ code: 'brand_new' as 'invalid' })).text).toBe(
      sayProblem(of({ code: 'internal' })).text,
    );
    expect(sayField({ code: 'brand_new' })).toBe('Це значення портал прийняти не може');
  });

  test('the number to name is given where asking for help makes sense', () => {
    expect(sayProblem(of({ status: 500, code: 'internal' })).requestId).toBe('req-7');
    expect(sayProblem(of({ status: 404, code: 'not_found' })).requestId).toBe('');
  });

  test('trying again is offered where it may help', () => {
    expect(sayProblem(of({ status: 503, code: 'unavailable' })).retry).toBe(true);
    expect(sayProblem(new Unreachable()).retry).toBe(true);
    expect(sayProblem(of({ status: 403, code: 'forbidden' })).retry).toBe(false);
  });

  test('waiting is told in minutes, in the right form', () => {
    expect(sayProblem(of({ status: 429, code: 'sign_in_paused', retryAfter: 240 })).text).toContain(
      '4 хвилини',
    );
    expect(sayProblem(of({ status: 429, code: 'sign_in_paused', retryAfter: 60 })).text).toContain(
      '1 хвилину',
    );
  });
});
