import { RedisClient } from '../../backend/src/sessions/redis-client.ts';
import { silentLogger } from './bookings.ts';
import { type RedisServer, startRedis } from './redis.ts';

/** A private redis-server and a connection to it as stores use it. They end together. */
export interface RedisWithClient {
  readonly server: RedisServer;
  readonly client: RedisClient;
  close(): Promise<void>;
}

const PATIENT_MS = 5_000;

export async function startRedisWithClient(commandTimeoutMs = PATIENT_MS): Promise<RedisWithClient> {
  const server = await startRedis();
  const client = new RedisClient({
    address: { kind: 'url', url: server.url },
    commandTimeoutMs,
    logger: silentLogger,
  });
  return {
    server,
    client,
    close: async () => {
      client.close();
      await server.stop();
    },
  };
}
