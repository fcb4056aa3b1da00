import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that a system gives to outgoing connections (from 32768 on Linux, from 49152 elsewhere): a client
 * cannot be given one of these between here and the start of the server that is to listen on it.
 */
const FIRST = 12_000;
const AFTER_LAST = 32_000;

/** Those that run beside each other draw from lanes of their own, so that a server that was killed finds its port free. */
const LANES = 8;
const LANE = Number(process.env.VITEST_POOL_ID ?? 0) % LANES;

const given = new Set<number>();

/** A TCP port that nothing listens on at the moment, nor will before whoever asked does. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LANE + LANES * randomInt(FIRST / LANES, AFTER_LAST / LANES);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
