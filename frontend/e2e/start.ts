// Starts the built binary with invented data on a free port, in a folder of its
// own, and ends it afterwards. E2E_URL points at a portal that is
// already running, with its demo password in PORTAL_DEMO_PASSWORD.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });

export default async function start(): Promise<(() => Promise<void>) | undefined> {
  process.env.PORTAL_DEMO_PASSWORD ??= 'e2e дослідна фраза 2026';
  process.env.E2E_STAMP = Date.now().toString(36);
  if (process.env.E2E_URL) return undefined;
  const binary = process.env.E2E_BIN ?? fileURLToPath(new URL('../../bin/portal', import.meta.url));
  if (!existsSync(binary)) throw new Error(`${binary} is not built: run scripts/build first`);
  const folder = mkdtempSync(join(tmpdir(), 'portal-e2e-'));
  const address = `127.0.0.1:${String(await freePort())}`;
  const portal = spawn(binary, ['demo'], {
    cwd: folder,
    env: { ...process.env, PORTAL_LISTEN: address, PORTAL_STORE: `sqlite:${folder}/portal.db` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [portal.stdout, portal.stderr]) {
    stream.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-4_000);
    });
  }
  const ended = new Promise<void>((resolve) =>
    portal.once('exit', () => {
      resolve();
    }),
  );
  const stop = async () => {
    portal.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    if (portal.exitCode === null) portal.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.env.E2E_URL = `http://${address}`;
  for (let i = 0; i < 150; i++) {
    if (portal.exitCode !== null) break;
    const ready = await fetch(`http://${address}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return stop;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`the portal did not start:\n${said}`);
}
