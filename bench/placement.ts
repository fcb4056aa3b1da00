import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** Which cores the parts run on, as lists that taskset takes; null leaves a part to the scheduler. */
export interface Placement {
  readonly server: string | null;
  readonly load: string | null;
  /** Redis and PostgreSQL; all cores where only two are there. */
  readonly stores: string | null;
  readonly description: string;
}

/** The server has a core of its own and so does the load; the stores have what is left. */
export function placeOnCores(): Placement {
  const cores = allowedCores();
  const [server, load, ...rest] = cores.map(String);
  if (server === undefined || load === undefined) {
    const why = cores.length === 0 ? 'taskset is not available' : 'there is only one core';
    return { server: null, load: null, stores: null, description: `not pinned, because ${why}` };
  }
  const stores = (rest.length > 0 ? rest : cores).join(',');
  const theirs = rest.length > 0 ? `on ${stores}` : 'wherever there is time on either';
  return {
    server,
    load,
    stores,
    description: `server on core ${server}, load on core ${load}, Redis and PostgreSQL ${theirs}`,
  };
}

/** Moves this process with all its threads; what it starts from now on inherits the cores. */
export function moveTo(cores: string | null): void {
  if (cores !== null) taskset('-acp', cores, String(process.pid));
}

/** The command, started on the cores. */
export const onCores = (
  cores: string | null,
  command: readonly [string, ...string[]],
): [string, ...string[]] => (cores === null ? [...command] : ['taskset', '-c', cores, ...command]);

function allowedCores(): readonly number[] {
  try {
    return parseCores(taskset('-cp', String(process.pid)).split(':').at(-1) ?? '');
  } catch {
    // Not Linux, or not allowed to: nothing can be pinned.
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
