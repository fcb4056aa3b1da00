import { once } from 'node:events';
import { createServer, type Socket, connect as tcpConnect } from 'node:net';

export type ProxyMode =
  | { readonly kind: 'pass' }
  /** Each chunk arrives so much later, in each direction. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Connections stay open, and new ones are accepted, but nothing gets through. */
  | { readonly kind: 'blackHole' }
  /** New connections are reset. */
  | { readonly kind: 'refuse' };

/** A TCP proxy that fails on request. Existing connections obey a changed mode at once. */
export interface TcpProxy {
  readonly port: number;
  set(mode: ProxyMode): void;
  /** Resets all open connections. */
  reset(): void;
  /**
   * After a client has sent bytes that contain `text`, the server's next bytes to it are dropped and the
   * connection is reset: merely missing bytes would shift every later reply. Resolves when that was done.
   */
  dropReplyAfter(text: string): Promise<void>;
  close(): Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
  dropsReply: (() => void) | null;
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const links = new Set<Link>();
  let mode: ProxyMode = { kind: 'pass' };
  let drop: { readonly text: string; readonly done: () => void } | null = null;

  const listener = createServer((client) => {
    client.on('error', () => undefined);
    if (mode.kind === 'refuse') return void client.resetAndDestroy();
    const server = tcpConnect(targetPort, '127.0.0.1').on('error', () => undefined);
    const link: Link = { client, server, dropsReply: null };
    links.add(link);
    client.setNoDelay(true).on('data', (chunk) => fromClient(link, chunk));
    server.setNoDelay(true).on('data', (chunk) => fromServer(link, chunk));
    for (const socket of [client, server]) socket.on('close', () => sever(link));
  });

  function fromClient(link: Link, chunk: Buffer): void {
    if (drop && chunk.includes(drop.text)) {
      link.dropsReply = drop.done;
      drop = null;
    }
    pass(chunk, link.server);
  }

  function fromServer(link: Link, chunk: Buffer): void {
    if (link.dropsReply) {
      link.dropsReply();
      sever(link);
    } else {
      pass(chunk, link.client);
    }
  }

  function pass(chunk: Buffer, to: Socket): void {
    if (mode.kind === 'blackHole') return;
    if (mode.kind === 'delay') setTimeout(() => to.write(chunk), mode.ms);
    else to.write(chunk);
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
