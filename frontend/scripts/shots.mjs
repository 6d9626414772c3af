// `npm run shots`: pictures of every page into SHOTS_DIR (../shots unless said).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const folder = process.env.SHOTS_DIR ?? fileURLToPath(new URL('../../shots', import.meta.url));
const run = spawnSync('npx', ['playwright', 'test'], {
  cwd,
  stdio: 'inherit',
  env: { ...process.env, SHOTS_DIR: folder },
});
if (run.status === 0) console.log(`shots: ${folder}`);
process.exitCode = run.status ?? 1;
