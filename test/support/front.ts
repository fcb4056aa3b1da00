import type { HoldfastProcess } from './holdfast-process.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** One address for several instances, like a load balancer: a browser sees a single origin. */
export interface Front {
  readonly url: string;
  /** Cuts and restores the network between browser and instances. */
  readonly network: Pick<TcpProxy, 'set' | 'reset' | 'dropReplyAfter'>;
  /** New connections lead to this instance; existing ones have to reconnect. */
  leadTo(instance: HoldfastProcess): void;
  close(): Promise<void>;
}

export async function startFront(instance: HoldfastProcess): Promise<Front> {
  const proxy = await startTcpProxy(portOf(instance));
  return {
    url: `http://127.0.0.1:${proxy.port}`,
    network: proxy,
    leadTo: (next) => {
      proxy.aim(portOf(next));
      proxy.reset();
    },
    close: () => proxy.close(),
  };
}

const portOf = ({ url }: HoldfastProcess): number => Number(new URL(url).port);
