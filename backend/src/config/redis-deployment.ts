import type { HostAndPort } from '../sessions/host-and-port.ts';
import type { RedisAccess, RedisDeployment } from '../sessions/redis-address.ts';
import type { Env } from './env.ts';

const REDIS_PORT = 6_379;
const SENTINEL_PORT = 26_379;
const MAX_PORT = 65_535;
const NODE = /^(?:(rediss?):\/\/)?(?:([^:@\s]*)(?::([^@\s]*))?@)?(\[[\da-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i;

/** One entry of a list of nodes: `host`, `host:port` or `rediss://user:secret@host:port`. */
export function isNode(entry: string): boolean {
  const [, , user = '', password = '', , port = '0'] = NODE.exec(entry) ?? [];
  return NODE.test(entry) && Number(port) <= MAX_PORT && isDecodable(user) && isDecodable(password);
}

/** What stands in it besides the scheme: credentials that can be decoded, and at most the number of a database. */
export function isRedisUrl(text: string): boolean {
  const { username, password, pathname } = new URL(text);
  return /^\/?\d{0,5}$/.test(pathname) && isDecodable(username) && isDecodable(password);
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== null;
  } catch {
    return false;
  }
}

/** Conflicts between the variables that configure Redis. */
export function wrongWithRedis({ REDIS_URL, REDIS_SENTINELS, REDIS_CLUSTER_NODES }: Env): readonly string[] {
  const wrong: string[] = [];
  if (REDIS_SENTINELS !== undefined && REDIS_CLUSTER_NODES !== undefined)
    wrong.push('REDIS_SENTINELS and REDIS_CLUSTER_NODES are both set: expected at most one of them');
  if (REDIS_CLUSTER_NODES !== undefined && /\/[1-9]\d*$/.test(REDIS_URL ?? ''))
    wrong.push('REDIS_URL names a database, which a Cluster does not support: expected none, or 0');
  return wrong;
}

interface RedisVariables {
  readonly REDIS_URL?: string | undefined;
  readonly REDIS_SENTINELS?: readonly string[] | undefined;
  readonly REDIS_SENTINEL_NAME: string;
  readonly REDIS_CLUSTER_NODES?: readonly string[] | undefined;
}

/** Null if sessions are to live in memory. */
export function redisDeployment(env: RedisVariables): RedisDeployment | null {
  const { REDIS_URL: url, REDIS_SENTINELS: sentinels, REDIS_CLUSTER_NODES: nodes } = env;
  const access = url === undefined ? NO_ACCESS : accessOf(url);
  if (nodes) return { kind: 'cluster', nodes: nodes.map((node) => addressOf(node, REDIS_PORT)), access };
  if (sentinels) {
    return {
      kind: 'sentinel',
      sentinels: sentinels.map((sentinel) => addressOf(sentinel, SENTINEL_PORT)),
      name: env.REDIS_SENTINEL_NAME,
      access,
      sentinelAccess: accessOf(sentinels[0] ?? ''),
    };
  }
  return url === undefined ? null : { kind: 'url', url };
}

const NO_ACCESS: RedisAccess = { tls: false };

function addressOf(node: string, fallback: number): HostAndPort {
  const [, , , , host = '', port] = NODE.exec(node) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? fallback : Number(port) };
}

/** The parts of a URL other than the address: `rediss://user:secret@…/1`. */
function accessOf(node: string): RedisAccess {
  const { protocol, username, password, pathname } = new URL(node.includes('://') ? node : `redis://${node}`);
  const database = pathname.slice(1);
  return {
    tls: protocol === 'rediss:',
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    ...(database !== '' && { database: Number(database) }),
  };
}
