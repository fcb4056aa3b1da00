import type { HoldfastProcess } from '../../support/holdfast-process.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { POLYGLOT } from '../businesses.ts';
import type { FaultWorld } from '../fault-world.ts';

/** A place of the fleet: the URL stays, whichever process serves there. */
export interface Instance {
  readonly url: string;
  /** Of the process that serves now. */
  pid(): number;
  /** Resets what its clients have open. */
  reset(): void;
  /** Kills it and starts another. */
  replace(): Promise<void>;
}

export async function startInstance({ start, onClose }: FaultWorld): Promise<Instance> {
  const portOf = ({ url }: HoldfastProcess): number => Number(new URL(url).port);
  let process = await start(POLYGLOT);
  const proxy = await startTcpProxy(portOf(process));
  onClose(proxy.close);
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    pid: () => process.pid,
    reset: proxy.reset,
    replace: async () => {
      await process.stop('SIGKILL');
      process = await start(POLYGLOT);
      proxy.aim(portOf(process));
    },
  };
}
