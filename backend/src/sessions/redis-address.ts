import { Redis, type RedisOptions } from 'ioredis';
import { backoffMs } from '../lib/retry.ts';
import type { HostAndPort } from './host-and-port.ts';
import { nextNodeConnector } from './next-node-connector.ts';

/** Credentials, database number and TLS for a server. */
export interface RedisAccess {
  readonly username?: string;
  readonly password?: string;
  readonly database?: number;
  readonly tls: boolean;
}

/**
 * Where one Redis is: at a URL, at the primary that Sentinels name, at one node of a Cluster, or at any of
 * its nodes.
 */
export type RedisAddress =
  | { readonly kind: 'url'; readonly url: string }
  | {
      readonly kind: 'sentinel';
      readonly sentinels: readonly HostAndPort[];
      /** The primary's name as the Sentinels know it. */
      readonly name: string;
      readonly access: RedisAccess;
      /** Credentials for the Sentinels themselves. */
      readonly sentinelAccess: RedisAccess;
    }
  | { readonly kind: 'node'; readonly at: HostAndPort; readonly access: RedisAccess }
  | ClusterAddress;

/** Some of the cluster's nodes; the others are discovered. */
export interface ClusterAddress {
  readonly kind: 'cluster';
  readonly nodes: readonly HostAndPort[];
  readonly access: RedisAccess;
}

/** Where sessions are kept: in one Redis, or spread over the nodes of a Cluster. */
export type RedisDeployment = Exclude<RedisAddress, { kind: 'node' }>;

/** Replies keep ioredis's default shapes. */
export type ConnectionOptions = Omit<RedisOptions, 'replyMapping'>;

const SENTINEL_TIMEOUT_MS = 500;
const SENTINEL_RETRY = { firstMs: 50, maxMs: 250 };

/**
 * Opens a connection. Certificates are verified against those that Node trusts; `NODE_EXTRA_CA_CERTS` adds
 * more.
 */
export function connectTo(address: RedisAddress, options: ConnectionOptions): Redis {
  switch (address.kind) {
    case 'url':
      return new Redis(address.url, options);
    case 'node':
      return new Redis({ ...options, ...address.at, ...entering(address.access, address.at.host) });
    case 'cluster': {
      const { nodes, access } = address;
      return new Redis({ ...options, ...entering(access), Connector: nextNodeConnector(nodes, access.tls) });
    }
    case 'sentinel': {
      const { sentinels, name, access, sentinelAccess } = address;
      return new Redis({
        ...options,
        ...entering(access),
        enableTLSForSentinelMode: access.tls,
        sentinels: sentinels.map(({ host, port }) => ({ host, port })),
        name,
        role: 'master',
        // `failoverDetector` stays off: a failover reported while it connects ends the connection for good
        // (ioredis 6.0.0).
        sentinelCommandTimeout: SENTINEL_TIMEOUT_MS,
        sentinelRetryStrategy: (attempt: number) => backoffMs(attempt, SENTINEL_RETRY),
        ...(sentinelAccess.tls && { sentinelTLS: {} }),
        ...(sentinelAccess.username !== undefined && { sentinelUsername: sentinelAccess.username }),
        ...(sentinelAccess.password !== undefined && { sentinelPassword: sentinelAccess.password }),
      });
    }
  }
}

const entering = (
  { username, password, database, tls }: RedisAccess,
  servername?: string,
): ConnectionOptions => ({
  ...(username !== undefined && { username }),
  ...(password !== undefined && { password }),
  ...(database !== undefined && { db: database }),
  ...(tls && { tls: servername === undefined ? {} : { servername } }),
});
