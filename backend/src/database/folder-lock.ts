import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Another process has the folder open. Opening it twice would destroy it. */
export class FolderHeld extends Error {
  override readonly name = 'FolderHeld';
  readonly folder: string;
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `${folder} is open in process ${pid}, and PGlite allows only one process at a time. Stop process ${pid}, ` +
        'set another DATA_DIR, or set DATABASE_URL: several processes can share one PostgreSQL.',
    );
    this.folder = folder;
    this.pid = pid;
  }
}

export interface FolderLock {
  release(): void;
}

/**
 * `startedAt` distinguishes a process from a later one with the same pid; empty if the system does not
 * report it.
 */
const holderSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });
type Holder = z.infer<typeof holderSchema>;

const LOCK_FILE = 'pglite.lock';

/**
 * Locks a data folder for this process by an exclusively created file that names its holder. Throws
 * `FolderHeld` while the holder runs; takes over the lock of a dead process.
 */
export function lockFolder(folder: string): FolderLock {
  makeWritable(folder);
  const file = join(folder, LOCK_FILE);
  while (!createExclusively(file)) {
    const holder = readHolder(file);
    if (holder !== 'none' && isRunning(holder)) throw new FolderHeld(folder, holder.pid);
    takeAway(file);
  }
  return { release: () => rmSync(file, { force: true }) };
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new Error(
      `PGlite cannot write in ${folder} (${errorCode(cause)}). Set a DATA_DIR that can be written, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Linked into place when complete, so that whoever finds the file can read its holder. */
function createExclusively(file: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  const self: Holder = { pid: process.pid, startedAt: processStart(process.pid) };
  writeFileSync(draft, JSON.stringify(self));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** A file without a holder was left by a machine crash. */
function readHolder(file: string): Holder | 'none' {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? 'none';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return 'none';
    throw error;
  }
}

/** If several processes find the same stale lock, the rename lets exactly one of them remove it. */
function takeAway(file: string): void {
  const taken = `${file}.${randomUUID()}`;
  try {
    renameSync(file, taken);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const holder = readHolder(taken);
  // A live lock replaced the stale one since it was read.
  if (holder !== 'none' && isRunning(holder)) linkSync(taken, file);
  rmSync(taken);
}

function isRunning({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const start = processStart(pid);
  return start === '' || startedAt === '' || start === startedAt;
}

/** When a process started, in the system's own format; empty if it is not known. */
function processStart(pid: number): string {
  try {
    if (process.platform === 'linux') return linuxProcessStart(pid);
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Clock ticks since boot: field 22. The command in parentheses before it may contain anything. */
function linuxProcessStart(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${boot}/${ticks}`;
}

const errorCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
