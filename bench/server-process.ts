import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../test/support/free-port.ts';
import { onCores } from './placement.ts';

/** A server under test, in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly child: ChildProcess;
  /** Asks it to end, insists after a while, and resolves when it has. */
  stop(): Promise<void>;
}

export interface StartServerOptions {
  readonly name: string;
  /** Absolute path of what Node runs. */
  readonly script: string;
  readonly nodeArgs?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cores: string | null;
  /** Where its log goes, as `<name>.log`. */
  readonly dir: string;
}

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 12_000;

/** Runs as in production: what it writes goes into a file. The channel to it is for what was preloaded. */
export async function startServer(options: StartServerOptions): Promise<ServerProcess> {
  const port = await freePort();
  const logFile = join(options.dir, `${options.name}.log`);
  const log = openSync(logFile, 'w');
  const [command, ...args] = onCores(options.cores, [
    process.execPath,
    ...(options.nodeArgs ?? []),
    options.script,
  ]);
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: `${port}`,
      ...options.env,
    },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  const stop = () => stopChild(child);
  try {
    await ready(url, child);
  } catch (error) {
    await stop();
    throw new Error(`${options.name} did not start:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`, {
      cause: error,
    });
  }
  return { url, pid: child.pid ?? 0, child, stop };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`It exited with ${child.exitCode}`);
    if (performance.now() > giveUpAt) throw new Error(`Not ready within ${READY_WITHIN_MS} ms`);
    await delay(50);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(insist);
}
