import { beforeAll, describe, expect, test } from 'vitest';
import { activate, translate } from './i18n';

beforeAll(() => activate('en'));

describe('what a person wrote stands in a message as it was written', () => {
  test.each([
    ['\\u202Efdp.exe', 'a mark that turns the direction, by its name'],
    ['\\u0061\\x41', 'letters by their numbers'],
    ['C:\\new\\u12', 'a path'],
    ['{n} {n, plural, one {x} other {y}} #', 'the language of messages'],
    ["'{'x'}'", 'its quotes'],
    ['<0>x</0>', 'its tags'],
    ['$& $1 $`', 'a pattern of replacement'],
  ])('%s (%s)', (number) => {
    expect(translate('need.request.letter', { number })).toBe(`letter No. ${number}`);
  });
});
