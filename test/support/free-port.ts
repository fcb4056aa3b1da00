import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems use for outgoing connections (from 32768 on Linux, from 49152 elsewhere): no
 * client can be given one of these before the server listens on it.
 */
const FIRST = 12_000;
const AFTER_LAST = 32_000;

/** Parallel test workers use separate ranges, so that a killed server finds its port free again. */
const LANES = 8;
const LANE = Number(process.env.VITEST_POOL_ID ?? 0) % LANES;

const given = new Set<number>();

/** A TCP port that nothing listens on, now or before the caller does. */
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
