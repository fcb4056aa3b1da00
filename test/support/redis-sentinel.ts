import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { HostAndPort } from '../../backend/src/sessions/host-and-port.ts';
import { endChild, startChild } from './child.ts';
import { freePort } from './free-port.ts';
import { type RedisServer, startRedis } from './redis.ts';
import type { SelfSigned } from './self-signed.ts';

/** A primary with a replica, watched by three Sentinels. */
export interface WatchedRedis {
  readonly name: string;
  readonly sentinels: readonly HostAndPort[];
  /** They swap roles at a failover. */
  readonly primary: RedisServer;
  readonly replica: RedisServer;
  /** SIGKILL for the primary; resolves once the Sentinels name the replica in its place. */
  failOver(): Promise<void>;
  /** The killed one comes back, empty, and follows the other. */
  restoreReplica(): Promise<void>;
  stop(): Promise<void>;
}

export interface StartSentinelsOptions {
  /** For the servers and the Sentinels. */
  readonly tls?: SelfSigned;
}

const HOST = '127.0.0.1';
const NAME = 'holdfast';
const SENTINELS = 3;
const QUORUM = 2;
/** How long a primary must be silent until one Sentinel considers it down. */
const DOWN_AFTER_MS = 1_000;
/** No further failover happens for twice this long. */
const FAILOVER_TIMEOUT_MS = 1_000;

export async function startSentinels({ tls }: StartSentinelsOptions = {}): Promise<WatchedRedis> {
  const start = (args: readonly string[], port?: number) =>
    startRedis({
      ...(port !== undefined && { port }),
      ...(tls && { tls }),
      args: ['--repl-diskless-sync-delay', '0', ...args],
    });
  const follow = (leader: RedisServer, port?: number) =>
    start(['--replicaof', HOST, `${leader.clientPort}`], port);
  const looks: Redis[] = [];
  /** Sentinels cut every connection to the server that they promote. */
  const lookedInto = (server: RedisServer): RedisServer => {
    const admin = new Redis(server.port, HOST);
    admin.on('error', () => undefined);
    looks.push(admin);
    return { ...server, admin };
  };
  let primary = await start([]);
  let replica = await follow(primary);
  const isFollowing = async () => /master_link_status:up/.test(await replica.admin.info('replication'));
  await until(isFollowing);
  const started = await Promise.all(
    Array.from({ length: SENTINELS }, () => startSentinel(primary.clientPort, tls)),
  );
  const [first] = started;
  if (!first) throw new Error('There is no Sentinel');
  // They can decide only together.
  await until(async () => /slaves=1,sentinels=3/.test(await first.admin.info('sentinel')));
  return {
    name: NAME,
    sentinels: started.map(({ clientPort }) => ({ host: HOST, port: clientPort })),
    get primary() {
      return primary;
    },
    get replica() {
      return replica;
    },
    failOver: async () => {
      await primary.kill();
      await until(async () => {
        const address = await first.admin.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', NAME);
        return Array.isArray(address) && Number(address[1]) === replica.clientPort;
      });
      [primary, replica] = [lookedInto(replica), primary];
    },
    restoreReplica: async () => {
      replica = await follow(primary, replica.port);
      await until(isFollowing);
      await until(async () => /slaves=1/.test(await first.admin.info('sentinel')));
    },
    stop: async () => {
      for (const look of looks) look.disconnect();
      await Promise.all(started.map((sentinel) => sentinel.stop()));
      await Promise.all([primary.stop(), replica.stop()]);
    },
  };
}

async function startSentinel(primaryPort: number, tls: SelfSigned | undefined) {
  const port = await freePort();
  const clientPort = tls ? await freePort() : port;
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-sentinel-'));
  const file = join(dir, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    `bind ${HOST}`,
    `dir ${dir}`,
    `sentinel monitor ${NAME} ${HOST} ${primaryPort} ${QUORUM}`,
    `sentinel down-after-milliseconds ${NAME} ${DOWN_AFTER_MS}`,
    `sentinel failover-timeout ${NAME} ${FAILOVER_TIMEOUT_MS}`,
    ...(tls ? tlsLines(tls, clientPort) : []),
  ];
  await writeFile(file, lines.join('\n'));
  const child = startChild('redis-server', [file, '--sentinel'], { stdio: 'ignore' });
  const admin = new Redis(port, HOST, { retryStrategy: () => 20 });
  admin.on('error', () => undefined);
  return {
    clientPort,
    admin,
    stop: async () => {
      admin.disconnect();
      await endChild(child, 'SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const tlsLines = ({ certificate, key }: SelfSigned, port: number): readonly string[] => [
  `tls-port ${port}`,
  `tls-cert-file ${certificate}`,
  `tls-key-file ${key}`,
  `tls-ca-cert-file ${certificate}`,
  'tls-auth-clients no',
  'tls-replication yes',
];

const WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const giveUp = AbortSignal.timeout(WITHIN_MS);
  while (!(await isDone().catch(() => false))) {
    if (giveUp.aborted) throw new Error('It did not come about in time');
    await once(AbortSignal.timeout(LOOK_EVERY_MS), 'abort');
  }
}
