// `npm run shots`: pictures of every page into SHOTS_DIR (../shots unless said).
// `npm run shots -- guide`: the user guide's few pictures into docs/guide/img, which git keeps.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const [set, ...rest] = process.argv.slice(2);
if (rest.length > 0 || (set !== undefined && set !== 'guide')) {
  console.error('usage: scripts/shots [guide]');
  process.exit(2);
}
const folder = set === 'guide' ? at('../../docs/guide/img') : (process.env.SHOTS_DIR ?? at('../../shots'));
const run = spawnSync('npx', ['playwright', 'test'], {
  cwd,
  stdio: 'inherit',
  env: { ...process.env, SHOTS_DIR: folder, ...(set ? { SHOTS_SET: set } : {}) },
});
if (run.status === 0) console.log(`shots: ${folder}`);
process.exitCode = run.status ?? 1;
