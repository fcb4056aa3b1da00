import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The last stage of the Dockerfile, which makes the image. */
const [, , , lastStage = ''] = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').split(/^FROM /m);

const copied = [...lastStage.matchAll(/^COPY --from=\w+ \/app\/(\S+) (\S+)$/gm)].map(
  ([, from = '', to = '']) => ({ from, to }),
);

let folder: string;
let server: HoldfastProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-image-'));
  for (const { from, to } of copied) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    if (from === 'node_modules') symlinkSync(join(ROOT, from), join(folder, to));
    else cpSync(join(ROOT, from), join(folder, to), { recursive: true });
  }
  const [file = ''] = commandOf('CMD').slice(1);
  server = await startHoldfast({ NODE_ENV: 'production' }, join(folder, file));
});
afterAll(async () => {
  await server?.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Returns a command that is written as a list, without a shell. */
function commandOf(instruction: 'CMD' | 'HEALTHCHECK'): readonly string[] {
  const found = new RegExp(`^${instruction}\\b[^[]*(\\[.*\\])$`, 'm').exec(lastStage)?.[1];
  return JSON.parse(found ?? '[]');
}

/** Runs the image's health check and resolves to its exit code. */
function checkHealth(): Promise<number | string | null | undefined> {
  const [node = '', ...args] = commandOf('HEALTHCHECK');
  const env = { PATH: process.env.PATH, PORT: new URL(server.url).port };
  return new Promise((resolve) => {
    execFile(node, args, { env }, (error) => resolve(error ? error.code : 0));
  });
}

test('what the image has is enough to serve', async () => {
  for (const path of ['/health/live', '/api/business', '/widget.js', '/', '/docs', '/openapi.json']) {
    expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200]);
  }
});

test('its check says yes while the server serves, and no once it has ended', async () => {
  expect(await checkHealth()).toBe(0);
  expect(await server.stop('SIGTERM')).toBe(0);
  expect(await checkHealth()).toBe(1);
});

test('it does not run as root, and needs to write to one folder only', () => {
  expect(lastStage).toMatch(/^USER node$/m);
  expect(lastStage.match(/chown \S+ (\S+)/)?.[1]).toBe('.data');
});
