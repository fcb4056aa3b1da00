import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { endChild, hasEnded, startChild } from './child.ts';
import { freePort } from './free-port.ts';
import type { SelfSigned } from './self-signed.ts';

export interface StartRedisOptions {
  /** The port of a killed server that is to be restarted. */
  readonly port?: number;
  /** Provided by the caller; default: a temporary folder. */
  readonly dir?: string;
  /** Further arguments, such as `--appendonly yes`. */
  readonly args?: readonly string[];
  /** Also serves TLS on a separate port; replication and the cluster bus use TLS as well. */
  readonly tls?: SelfSigned;
}

/** A private redis-server, with an admin connection that no code under test uses. */
export interface RedisServer {
  readonly port: number;
  /** The port for clients: the TLS port if there is one. */
  readonly clientPort: number;
  readonly url: string;
  readonly admin: Redis;
  hasEnded(): boolean;
  /** Lets it save and exit. */
  stop(): Promise<void>;
  /** SIGKILL: everything not yet on disk is lost. */
  kill(): Promise<void>;
  /** SIGSTOP: connections stay open, but nothing answers. */
  pause(): void;
  resume(): void;
  /** The commands that clients send while `work` runs, in lower case, without those called by scripts. */
  commandsDuring(work: () => Promise<unknown>): Promise<string[]>;
}

const READY_WITHIN_MS = 30_000;

export async function startRedis(options: StartRedisOptions = {}): Promise<RedisServer> {
  const port = options.port ?? (await freePort());
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'holdfast-redis-')));
  const base = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
  const debug = ['--enable-debug-command', 'local'];
  const tlsPort = options.tls && (await freePort());
  const tls = options.tls && tlsPort ? ['--tls-port', `${tlsPort}`, ...tlsArgs(options.tls)] : [];
  const child = startChild('redis-server', [...base, ...debug, ...tls, ...(options.args ?? [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await readyToAccept(child);
  const admin = new Redis(port, '127.0.0.1', { retryStrategy: () => null });
  admin.on('error', () => undefined);

  const end = async (signal: NodeJS.Signals) => {
    admin.disconnect();
    await endChild(child, signal);
    if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
  };
  return {
    port,
    clientPort: tlsPort ?? port,
    url: `redis://127.0.0.1:${port}`,
    admin,
    hasEnded: () => hasEnded(child),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    commandsDuring: (work) => commandsDuring(admin, work),
  };
}

const tlsArgs = ({ certificate, key }: SelfSigned): readonly string[] => [
  ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate],
  ...['--tls-auth-clients', 'no', '--tls-replication', 'yes', '--tls-cluster', 'yes'],
];

async function readyToAccept(child: ChildProcess): Promise<void> {
  let output = '';
  const failed = once(child, 'exit').then(() =>
    Promise.reject(new Error(`redis-server ended at start: ${output}`)),
  );
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`redis-server not ready: ${output}`)), READY_WITHIN_MS);
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (!output.includes('Ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
  });
  failed.catch(() => undefined);
  await Promise.race([ready, failed]);
}

/** MONITOR shows commands in order of execution, so markers before and after delimit the work. */
async function commandsDuring(admin: Redis, work: () => Promise<unknown>): Promise<string[]> {
  const commands: string[] = [];
  const monitor = await admin.monitor();
  const marker = `end-of-work-${Math.random()}`;
  const seenMarker = new Promise<void>((resolve) => {
    monitor.on('monitor', (_time: string, [name = '', argument]: string[], source: string) => {
      if (argument === marker) return resolve();
      if (source !== 'lua') commands.push(name.toLowerCase());
    });
  });
  try {
    await work();
    await admin.echo(marker);
    await seenMarker;
    return commands;
  } finally {
    monitor.disconnect();
  }
}
