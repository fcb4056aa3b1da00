import type { HoldfastProcess } from '../../support/holdfast-process.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { POLYGLOT } from '../businesses.ts';
import type { FaultWorld } from '../fault-world.ts';

/** A place of the fleet: the URL stays, whichever process serves there. */
export interface Instance {
  readonly url: string;
  /** Of the process that serves now. */
  pid(): number;
  /** Its own way to Redis, before the one that all share. */
  readonly toRedis: TcpProxy;
  /** Resets what its clients have open. */
  reset(): void;
  /** Kills it and starts another. */
  replace(): Promise<void>;
}

/** Full before its memory is judged; and sessions leave it all the time. */
const SMALL_CACHE = { SESSION_CACHE_SIZE: '200' };

export async function startInstance(world: FaultWorld): Promise<Instance> {
  const portOf = ({ url }: HoldfastProcess): number => Number(new URL(url).port);
  const toRedis = await startTcpProxy(world.toRedis.port);
  const start = () =>
    world.start({ ...POLYGLOT, ...SMALL_CACHE, REDIS_URL: `redis://127.0.0.1:${toRedis.port}` });
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
