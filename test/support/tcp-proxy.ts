import { once } from 'node:events';
import { createServer, type Socket, connect as tcpConnect } from 'node:net';

export type ProxyMode =
  | { readonly kind: 'pass' }
  /** Delays each chunk, in each direction. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Connections stay open and new ones are accepted. As with TCP, data arrives once the mode changes. */
  | { readonly kind: 'blackHole' }
  /** Resets new connections. */
  | { readonly kind: 'refuse' };

/** A TCP proxy that fails on demand. A changed mode applies to existing connections immediately. */
export interface TcpProxy {
  readonly port: number;
  set(mode: ProxyMode): void;
  /** Sends new connections to this port from now on. */
  aim(port: number): void;
  /** Resets all open connections. */
  reset(): void;
  /**
   * After a client has sent bytes that contain `text`, drops the server's next bytes to it and resets the
   * connection: merely missing bytes would shift every later reply. Resolves once that was done.
   */
  dropReplyAfter(text: string): Promise<void>;
  close(): Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  dropsReply: (() => void) | null;
  /** Delayed data, in order. */
  readonly toServer: Buffer[];
  readonly toClient: Buffer[];
  /** Actions held back by a black hole, in order. */
  readonly held: (() => void)[];
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const links = new Set<Link>();
  let target = targetPort;
  let mode: ProxyMode = { kind: 'pass' };
  let drop: { readonly text: string; readonly done: () => void } | null = null;

  const listener = createServer((client) => {
    client.on('error', () => undefined);
    if (mode.kind === 'refuse') return void client.resetAndDestroy();
    const server = tcpConnect(target, '127.0.0.1').on('error', () => undefined);
    const link: Link = { client, server, dropsReply: null, toServer: [], toClient: [], held: [] };
    links.add(link);
    client.setNoDelay(true).on('data', (chunk) => fromClient(link, chunk));
    server.setNoDelay(true).on('data', (chunk) => fromServer(link, chunk));
    for (const socket of [client, server]) socket.on('close', () => through(link, () => sever(link)));
  });

  function fromClient(link: Link, chunk: Buffer): void {
    if (drop && chunk.includes(drop.text)) {
      link.dropsReply = drop.done;
      drop = null;
    }
    pass(link, chunk, link.server, link.toServer);
  }

  function fromServer(link: Link, chunk: Buffer): void {
    if (link.dropsReply) {
      link.dropsReply();
      sever(link);
    } else {
      pass(link, chunk, link.client, link.toClient);
    }
  }

  function pass(link: Link, chunk: Buffer, to: Socket, late: Buffer[]): void {
    const ms = mode.kind === 'delay' ? mode.ms : 0;
    if (ms === 0 && late.length === 0) {
      through(link, () => to.write(chunk));
      return;
    }
    // Keeps the order, even if the delay changes meanwhile.
    late.push(chunk);
    setTimeout(() => to.write(late.shift() ?? ''), ms);
  }

  function through(link: Link, action: () => void): void {
    if (mode.kind === 'blackHole') link.held.push(action);
    else action();
  }

  function sever(link: Link): void {
    if (!links.delete(link)) return;
    link.client.resetAndDestroy();
    link.server.destroy();
  }

  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return {
    port: address.port,
    set: (next) => {
      mode = next;
      if (next.kind === 'blackHole') return;
      for (const link of [...links]) for (const action of link.held.splice(0)) action();
    },
    aim: (port) => {
      target = port;
    },
    reset: () => {
      for (const link of [...links]) sever(link);
    },
    dropReplyAfter: (text) =>
      new Promise((done) => {
        drop = { text, done };
      }),
    close: async () => {
      for (const link of [...links]) sever(link);
      listener.close();
      await once(listener, 'close');
    },
  };
}
