// WCAG AA for every pair of tokens that stands as text on ground, and for the
// lines a control is known by, in both themes, computed from tokens.css.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const css = readFileSync(fileURLToPath(new URL('../src/styles/tokens.css', import.meta.url)), 'utf8');
const tokens = Object.fromEntries(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
);

const grounds = ['page', 'surface', 'sunk', 'hover', 'tint'];
const text = [
  ...['ink', 'ink-2', 'navy'].flatMap((name) => grounds.map((ground) => [name, ground])),
  ...['navy-deep', 'red'].flatMap((name) =>
    ['page', 'surface', 'hover', 'tint'].map((ground) => [name, ground]),
  ),
  ['on-navy', 'navy'],
  ['on-navy', 'navy-deep'],
  ['red', 'red-tint'],
  ['amber', 'amber-tint'],
  ['amber', 'surface'],
  ['green', 'green-tint'],
  ['green', 'surface'],
  ['ink', 'grey-tint'],
  ['page', 'ink'],
  ...[1, 2, 3, 4, 5].map((step) => [`h${step}-ink`, `h${step}`]),
];
/** Borders of controls, marks and the focus: 3 to 1 against what they lie on. */
const lines = [
  ...['control', 'focus', 'navy', 'red'].flatMap((name) =>
    ['page', 'surface'].map((ground) => [name, ground]),
  ),
  ['amber-mark', 'surface'],
  ['l-edge', 'surface'],
];

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex) =>
  [1, 3, 5]
    .map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

let failed = 0;
let lowest = 99;
for (const [pairs, least] of [
  [text, 4.5],
  [lines, 3],
]) {
  for (const [front, back] of pairs) {
    for (const theme of ['light', 'dark']) {
      const [a, b] = [tokens[front]?.[theme], tokens[back]?.[theme]];
      const ratio = a && b ? contrast(a, b) : 0;
      lowest = Math.min(lowest, ratio / least);
      if (ratio < least) {
        failed++;
        console.error(`${theme}: --${front} on --${back} is ${ratio.toFixed(2)}, needs ${least}`);
      }
    }
  }
}
console.log(
  `contrast: ${(text.length + lines.length) * 2} pairs, ${failed} below AA, tightest at ${(lowest * 100).toFixed(0)} % of what is needed`,
);
process.exitCode = failed > 0 ? 1 : 0;
