// `npm run check`: every gate of the client but the browser, in the order in
// which a mistake is cheapest to find. Each gate prints its own counts; the
// last line sums them for scripts/test.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const gates = [
  ['generated types', 'node', ['scripts/gen.mjs', '--check']],
  ['types', 'npx', ['tsc', '--noEmit', '-p', '.']],
  ['lint', 'npx', ['eslint', '.', '--max-warnings', '0']],
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['words', 'node', ['scripts/catalogue.mjs']],
  ['contrast', 'node', ['scripts/contrast.mjs']],
  ['tests', 'npx', ['vitest', 'run']],
  ['build', 'npx', ['vite', 'build', '--logLevel', 'warn']],
  ['sizes', 'node', ['scripts/size.mjs']],
];
let failed = 0;
for (const [name, command, args] of gates) {
  const began = Date.now();
  const run = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const good = run.status === 0;
  if (!good) failed++;
  const out = `${run.stdout ?? ''}${run.stderr ?? ''}`.trim();
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (!good || ['tests', 'words', 'contrast', 'sizes'].includes(name)) console.log(out);
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
}
console.log(`client gates: ${gates.length - failed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;
