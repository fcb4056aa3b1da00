import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Another process has the folder open; opening it twice would destroy it. */
export class FolderHeld extends Error {
  override readonly name = 'FolderHeld';
  readonly folder: string;
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `${folder} is open in process ${pid}, and PGlite allows one process at a time. Stop process ${pid}, ` +
        'or set another DATA_DIR, or set DATABASE_URL: several processes can share a PostgreSQL.',
    );
    this.folder = folder;
    this.pid = pid;
  }
}

export interface FolderLock {
  release(): void;
}

/** `startedAt` tells a process from a later one with its pid; empty where the system does not say. */
const holderSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });
type Holder = z.infer<typeof holderSchema>;

const LOCK_FILE = 'pglite.lock';

/**
 * Takes a data folder for this process by a file that is created exclusively and names its holder. Throws
 * `FolderHeld` while the holder runs; the lock of one that is gone is taken over.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOCK_FILE);
  while (!createExclusively(file)) {
    const holder = readHolder(file);
    if (holder !== 'none' && isRunning(holder)) throw new FolderHeld(folder, holder.pid);
    takeAway(file);
  }
  return { release: () => rmSync(file, { force: true }) };
}

/** Linked into place complete: whoever finds the file can read who holds it. */
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

/** A file that does not name a holder was left by a crash of the machine. */
function readHolder(file: string): Holder | 'none' {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? 'none';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return 'none';
    throw error;
  }
}

/** Of several processes that find the same dead lock, the renaming lets one have it. */
function takeAway(file: string): void {
  const taken = `${file}.${randomUUID()}`;
  try {
    renameSync(file, taken);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const holder = readHolder(taken);
  // It was replaced by a live one since it was read.
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

/** When a process started, in whatever form the system gives it; empty where it does not. */
function processStart(pid: number): string {
  try {
    if (process.platform === 'linux') return linuxProcessStart(pid);
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Clock ticks since boot, field 22; the command in parentheses before it may contain anything. */
function linuxProcessStart(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${boot}/${ticks}`;
}

const errorCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
