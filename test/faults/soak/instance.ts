import type { HoldfastProcess } from '../../support/holdfast-process.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { POLYGLOT } from '../businesses.ts';
import type { FaultWorld } from '../fault-world.ts';

/** A place in the fleet: its URL stays the same, whichever process serves there. */
export interface Instance {
  readonly url: string;
  /** Of the current process. */
  pid(): number;
  /** Its own link to Redis, before the shared one. */
  readonly toRedis: TcpProxy;
  /** Resets its clients' connections. */
  reset(): void;
  /** Kills its process and starts another. */
  replace(): Promise<void>;
}

/**
 * Keeps memory in use close to live data, so that a leak shows within minutes: the cache is full before
 * memory is judged, and garbage is collected long before the heap has grown by half.
 */
const LITTLE_MEMORY = { SESSION_CACHE_SIZE: '200', HEAP_GROWTH_PERCENT: '20' };

export async function startInstance(world: FaultWorld): Promise<Instance> {
  const portOf = ({ url }: HoldfastProcess): number => Number(new URL(url).port);
  const toRedis = await startTcpProxy(world.toRedis.port);
  const start = () =>
    world.start({ ...POLYGLOT, ...LITTLE_MEMORY, REDIS_URL: `redis://127.0.0.1:${toRedis.port}` });
  let process = await start();
  const proxy = await startTcpProxy(portOf(process));
  for (const { close } of [toRedis, proxy]) world.onClose(close);
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    toRedis,
    pid: () => process.pid,
    reset: proxy.reset,
    replace: async () => {
      await process.stop('SIGKILL');
      process = await start();
      proxy.aim(portOf(process));
    },
  };
}
