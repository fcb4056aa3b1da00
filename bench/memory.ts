import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ContenderOptions, startHoldfast } from './contender.ts';
import { runLoad } from './load.ts';
import { residentBytes } from './process-usage.ts';
import type { ServerProcess } from './server-process.ts';

/** Of a server of its own, in bytes. */
export interface Memory {
  /** Started and idle, garbage collected. */
  readonly atRest: number;
  /** With the sessions in its cache, as it stands right after the load. */
  readonly underLoad: number;
  /** With the sessions in its cache, garbage collected. */
  readonly filled: number;
  /** What the sessions added to the heap that is in use. */
  readonly heapAdded: number;
  readonly cachedSessions: number;
}

const COLLECT_GARBAGE = fileURLToPath(new URL('./collect-garbage.mjs', import.meta.url));

export interface MemoryPlan {
  /** How many bookings one server takes, so that all their sessions lie in its cache. */
  readonly cachedSessions: number;
  /** How long it may be idle before it is measured. */
  readonly settleSeconds: number;
}

export async function measureMemory(
  options: ContenderOptions,
  { cachedSessions, settleSeconds }: MemoryPlan,
): Promise<Memory> {
  let finished = 0;
  const onFinished = (sessionId: string): void => {
    finished += 1;
    options.onFinished?.(sessionId);
  };
  const nodeArgs = ['--expose-gc', '--import', COLLECT_GARBAGE];
  const { server, visitors, stop } = await startHoldfast({ ...options, nodeArgs, onFinished });
  try {
    const atRest = await collectGarbage(server, settleSeconds);
    await runLoad(visitors, () => finished >= cachedSessions);
    const underLoad = residentBytes(server.pid);
    const filled = await collectGarbage(server, settleSeconds);
    return {
      atRest: atRest.rss,
      underLoad,
      filled: filled.rss,
      heapAdded: filled.heapUsed - atRest.heapUsed,
      cachedSessions: await countCached(server),
    };
  } finally {
    await stop();
  }
}

async function collectGarbage({ child }: ServerProcess, seconds: number): Promise<NodeJS.MemoryUsage> {
  const collected = once(child, 'message');
  child.send(seconds);
  const [usage] = (await collected) as [NodeJS.MemoryUsage];
  return usage;
}

async function countCached({ url }: ServerProcess): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^holdfast_sessions_cached (\d+)/m.exec(metrics)?.[1]);
}
