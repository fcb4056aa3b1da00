import { setTimeout as delay } from 'node:timers/promises';
import { startHoldfast } from './contender.ts';
import { runLoad } from './load.ts';
import { residentBytes } from './process-usage.ts';
import { type Setting, startIn } from './setting.ts';

/** RSS of a dedicated server, in bytes. */
export interface Memory {
  /** Just started, after an idle period. */
  readonly atRest: number;
  /** With the sessions in its cache, right after the load. */
  readonly underLoad: number;
  /** With the sessions in its cache, after an idle period. */
  readonly filled: number;
  readonly cachedSessions: number;
}

export interface MemoryPlan {
  readonly visitors: number;
  /** Bookings taken by one server, so that all their sessions are in its cache. */
  readonly cachedSessions: number;
  /** V8 returns memory by itself at most 100 seconds after its last major collection. */
  readonly idleSeconds: number;
}

export async function measureMemory(
  { visitors: count, cachedSessions, idleSeconds }: MemoryPlan,
  setting: Setting,
): Promise<Memory> {
  setting.progress(`Filling a server with ${cachedSessions} sessions`);
  let finished = 0;
  const onFinished = (): void => {
    finished += 1;
  };
  const { server, visitors, stop } = await startIn(setting, startHoldfast, { visitors: count, onFinished });
  await delay(idleSeconds * 1_000);
  const atRest = residentBytes(server.pid);
  await runLoad(visitors, () => finished >= cachedSessions);
  const underLoad = residentBytes(server.pid);
  await delay(idleSeconds * 1_000);
  const filled = residentBytes(server.pid);
  const cached = await countCached(server.url);
  await stop();
  return { atRest, underLoad, filled, cachedSessions: cached };
}

async function countCached(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^holdfast_sessions_cached (\d+)/m.exec(metrics)?.[1]);
}
