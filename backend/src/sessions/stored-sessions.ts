import { Redis } from 'ioredis';
import { connectionCode, toStoreUnavailable } from './redis-failure.ts';
import { ALL_STATES, sessionIdOf } from './redis-keys.ts';
import { decodeSession } from './session-json.ts';
import { type Session, StoreUnavailable } from './session-store.ts';
import { plainCipher, type StateCipher } from './state-cipher.ts';
import { StateSealed } from './state-sealed.ts';

/** What is stored under one `state:<id>`. */
export type StoredSession =
  | { readonly kind: 'session'; readonly id: string; readonly session: Session }
  /** The mark of a deletion. */
  | { readonly kind: 'deleted' }
  /** It cannot be decrypted; `trouble` describes why. */
  | { readonly kind: 'sealed'; readonly trouble: string }
  /** No session, or truncated or corrupt JSON. */
  | { readonly kind: 'damaged'; readonly id: string };

const KEYS_A_STEP = 200;
const CONNECT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 10_000;

/**
 * Iterates over every session of a Redis, each once, over its own connection. For command lines, never for
 * a request. Read-only: renews no TTL. Sessions created or removed meanwhile may be missed.
 * @throws StoreUnavailable if the server cannot be reached, or is a Cluster, whose nodes each know only a
 * part.
 */
export async function* readStoredSessions(
  url: string,
  cipher: StateCipher = plainCipher,
): AsyncGenerator<StoredSession> {
  const redis = await connect(url);
  const seen = new Set<string>();
  try {
    if (await isCluster(redis))
      throw new StoreUnavailable(
        'This Redis is a Cluster; reading all sessions of a Cluster is not supported yet',
      );
    let cursor = '0';
    do {
      const [next, found] = await redis.scan(cursor, 'MATCH', ALL_STATES, 'COUNT', KEYS_A_STEP);
      // SCAN may return a key more than once while the server rehashes.
      const keys = found.filter((key) => !seen.has(key));
      for (const key of keys) seen.add(key);
      yield* await read(redis, keys, cipher);
      cursor = next;
    } while (cursor !== '0');
  } catch (error) {
    throw toStoreUnavailable(error);
  } finally {
    redis.disconnect();
  }
}

async function connect(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // The cause of the closed connection; the rejection itself only says that it is closed.
  let cause: unknown = null;
  redis.on('error', (error) => {
    cause = error;
  });
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new StoreUnavailable(`No connection to Redis (${connectionCode(cause ?? error)})`);
  }
}

const isCluster = async (redis: Redis): Promise<boolean> =>
  /^cluster_enabled:1/m.test(await redis.info('cluster'));

async function read(redis: Redis, keys: readonly string[], cipher: StateCipher): Promise<StoredSession[]> {
  if (keys.length === 0) return [];
  const stored = await redis.mget(...keys);
  return keys.flatMap((key, index) => {
    const json = stored[index];
    // It has expired since SCAN returned it, or is not a string.
    return json === null || json === undefined ? [] : [decode(sessionIdOf(key), json, cipher)];
  });
}

function decode(id: string, stored: string, cipher: StateCipher): StoredSession {
  if (/^\{"version":\d+,"deleted":true/.test(stored)) return { kind: 'deleted' };
  try {
    const json = cipher.open(id, stored);
    const session = isJson(json) ? decodeSession(json) : null;
    return session ? { kind: 'session', id, session } : { kind: 'damaged', id };
  } catch (error) {
    if (error instanceof StateSealed) return { kind: 'sealed', trouble: error.message };
    throw error;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
