import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** Which cores the processes run on, as lists for taskset; null leaves a process to the scheduler. */
export interface Placement {
  readonly server: string | null;
  readonly load: string | null;
  /** Redis and PostgreSQL; they share the load's core if there are only two. */
  readonly stores: string | null;
  readonly all: string | null;
  readonly description: string;
}

/** The server gets its own core, as where its stores run on other machines; so does the load, if there are more than two. */
export function placeOnCores(): Placement {
  const cores = allowedCores();
  const [server, load, ...rest] = cores.map(String);
  if (server === undefined || load === undefined) {
    const why = cores.length === 0 ? 'taskset is not available' : 'there is only one core';
    return { server: null, load: null, stores: null, all: null, description: `not pinned, because ${why}` };
  }
  const stores = rest.length > 0 ? rest.join(',') : load;
  return {
    server,
    load,
    stores,
    all: cores.join(','),
    description: `server on core ${server}, load on core ${load}, Redis and PostgreSQL on ${stores}`,
  };
}

/** Moves this process with all its threads; processes started later inherit the cores. */
export function moveTo(cores: string | null): void {
  if (cores !== null) taskset('-acp', cores, String(process.pid));
}

/** The command, started on these cores. */
export const onCores = (
  cores: string | null,
  command: readonly [string, ...string[]],
): [string, ...string[]] => (cores === null ? [...command] : ['taskset', '-c', cores, ...command]);

function allowedCores(): readonly number[] {
  try {
    return parseCores(taskset('-cp', String(process.pid)).split(':').at(-1) ?? '');
  } catch {
    // Not Linux, or not permitted: nothing can be pinned.
    return [];
  }
}

/** `0,2-4` → 0, 2, 3, 4 */
export const parseCores = (list: string): readonly number[] =>
  list
    .trim()
    .split(',')
    .flatMap((span) => {
      const [first = 0, last = first] = span.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });

const taskset = (...args: string[]): string =>
  execFileSync('taskset', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
