import { createConnection } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import { AbstractConnector } from 'ioredis';
import type { HostAndPort } from './host-and-port.ts';

const DISCONNECT_TIMEOUT_MS = 2_000;

/** Connects to the next node at each attempt, round-robin. For work that any node of a Cluster can do. */
export function nextNodeConnector(nodes: readonly HostAndPort[], tls: boolean) {
  let attempts = 0;
  return class NextNodeConnector extends AbstractConnector {
    constructor() {
      super(DISCONNECT_TIMEOUT_MS);
    }

    override connect() {
      const { host, port } = nodes[attempts % nodes.length] ?? { host: 'localhost', port: 6_379 };
      attempts += 1;
      this.connecting = true;
      this.stream = tls ? connectByTls({ host, port, servername: host }) : createConnection({ host, port });
      this.stream.once('error', (error) => {
        this.firstError = error;
      });
      return Promise.resolve(this.stream);
    }
  };
}
