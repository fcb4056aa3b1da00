import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../test/support/free-port.ts';
import { onCores } from './placement.ts';

/** A server under test, in its own process. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly child: ChildProcess;
  /** From its start to its first successful readiness check. */
  readonly readyAfterMs: number;
  /** Asks it to end, kills it after a while, and resolves once it has ended. */
  stop(): Promise<void>;
}

export interface StartServerOptions {
  readonly name: string;
  /** Absolute path of the script that Node runs. */
  readonly script: string;
  readonly nodeArgs?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cores: string | null;
  /** The folder for its log. */
  readonly dir: string;
}

const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 10;
const STOP_WITHIN_MS = 12_000;

/** Killed on exit, so that none outlives an interrupted bench. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs as in production, with its output in a file. The IPC channel is for preloaded modules. */
export async function startServer(options: StartServerOptions): Promise<ServerProcess> {
  const port = await freePort();
  const logFile = join(options.dir, `${options.name.replaceAll(/[^\w-]+/g, '-')}-${port}.log`);
  const log = openSync(logFile, 'w');
  const [command, ...args] = onCores(options.cores, [
    process.execPath,
    ...(options.nodeArgs ?? []),
    options.script,
  ]);
  const startedAt = performance.now();
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
  running.add(child);
  child.once('exit', () => running.delete(child));
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
  const readyAfterMs = performance.now() - startedAt;
  return { url, pid: child.pid ?? 0, child, readyAfterMs, stop };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`It exited with ${child.exitCode}`);
    if (performance.now() > giveUpAt) throw new Error(`Not ready within ${READY_WITHIN_MS} ms`);
    await delay(ASK_EVERY_MS);
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
