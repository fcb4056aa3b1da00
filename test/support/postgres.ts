import { type ChildProcess, execFile, execFileSync } from 'node:child_process';
import { accessSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { endChild, hasEnded, startChild } from './child.ts';
import { freePort } from './free-port.ts';

/** A private PostgreSQL server on a free port, with its own folder, for one test file. */
export interface TestPostgres {
  readonly url: string;
  readonly port: number;
  hasEnded(): boolean;
  /** Ends it like a crash, without a checkpoint. */
  kill(): Promise<void>;
  /** Restarts it after `kill`, with the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

const run = promisify(execFile);

type User = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root. */
const unprivilegedUser = (): User | undefined =>
  process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;

const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

export async function startPostgres(): Promise<TestPostgres> {
  const bin = findBinaries();
  const user = unprivilegedUser();
  const folder = await makeFolder(bin, user);
  const port = await freePort();
  let server = await startServer(bin, folder, port, user);
  const kill = () => endChild(server, 'SIGQUIT');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    hasEnded: () => hasEnded(server),
    kill,
    restart: async () => {
      server = await startServer(bin, folder, port, user);
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The path of a folder made by `initdb`: copying it takes a tenth of the time. */
const TEMPLATE = 'HOLDFAST_TEST_POSTGRES_TEMPLATE';

/** Runs once for a whole test run. */
export default async function makeTemplate(): Promise<() => void> {
  if (process.env[TEMPLATE] !== undefined) return () => undefined;
  const folder = await makeFolder(findBinaries(), unprivilegedUser());
  process.env[TEMPLATE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

async function makeFolder(bin: string, user: User | undefined): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const { [TEMPLATE]: template } = process.env;
  if (template !== undefined) {
    // With its owner, and the mode that PostgreSQL requires.
    await run('cp', ['-a', `${template}/.`, folder]);
  } else {
    const initdb = ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    await run(join(bin, 'initdb'), initdb, { ...user, cwd: folder });
  }
  return folder;
}

async function startServer(
  bin: string,
  folder: string,
  port: number,
  user: User | undefined,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=60',
  ];
  const args = ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = startChild(join(bin, 'postgres'), args, {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await ready(server);
  return server;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      if (log.includes('ready to accept connections')) return;
      log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}

/** Debian, Homebrew on both kinds of Mac, then PATH; the newest version with a server. */
function findBinaries(): string {
  const versioned = [
    ...subfolders('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((opt) =>
      subfolders(opt)
        .filter((name) => name.startsWith('postgresql'))
        .map((name) => `${opt}/${name}/bin`),
    ),
  ].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const found = [...versioned, ...(process.env.PATH ?? '').split(delimiter)].find(hasServer);
  if (found === undefined) throw new Error('No PostgreSQL server found: install it (npm test does)');
  return found;
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function hasServer(folder: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(folder, name));
    return true;
  } catch {
    return false;
  }
}
