import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Env } from '../../backend/src/config/env.ts';
import { endChild, hasEnded, startChild } from './child.ts';
import { lookThrough, watchWriter } from './confidences.ts';

const MAIN = fileURLToPath(new URL('../../backend/dist/main.js', import.meta.url));

export interface HoldfastProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything written to standard output and standard error. */
  output(): string;
  /** Drops the output so far, for runs whose output would be too large. */
  forgetOutput(): void;
  hasEnded(): boolean;
  /** Sends the signal and resolves with the exit code, or null if the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A built server in its own process, on a free port. `DATA_DIR` is a new folder by default. */
export async function startHoldfast(env: Env = {}, main = MAIN): Promise<HoldfastProcess> {
  const ownDir = env.DATA_DIR === undefined ? await mkdtemp(join(tmpdir(), 'holdfast-process-')) : null;
  const child = startChild(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      HOST: '127.0.0.1',
      RATE_LIMIT_TURNS_PER_MINUTE: '100000',
      HOLDS_PER_ADDRESS: '1000',
      ...(ownDir !== null && { DATA_DIR: ownDir }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);

  watchWriter(() => output);

  const port = await listeningPort(child, () => output);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: () => output,
    forgetOutput: () => {
      lookThrough(output);
      output = '';
    },
    hasEnded: () => hasEnded(child),
    stop: async (signal = 'SIGTERM') => {
      await endChild(child, signal);
      if (ownDir !== null) await rm(ownDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

function listeningPort(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const port = /"port":(\d+).*"msg":"listening"/.exec(output())?.[1];
      if (port === undefined) return;
      child.stdout?.off('data', look);
      resolve(Number(port));
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`The server exited with ${code} at start:\n${output()}`)));
  });
}
