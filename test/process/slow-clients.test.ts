import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { percentile } from '../faults/percentile.ts';
import { ChatClient } from '../support/chat-client.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';

const SOCKETS = 500;
const TURNS = 300;
const DRIP_MS = 500;
const HEADERS_WITHIN_MS = 10_000;
const BODY_WITHIN_MS = 15_000;
/** The server checks every second. The rest is for a busy machine. */
const TOLERANCE_MS = 5_000;
/** Below this, a percentile says nothing on a machine that is used for other things too. */
const NOISE_MS = 50;

const HEAD = 'POST /api/chat HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
const SLOW = {
  headers: HEAD,
  body: `${HEAD}content-length: 10000\r\n\r\n{"message":"`,
} as const;

let holdfast: HoldfastProcess;
beforeAll(async () => {
  holdfast = await startHoldfast();
});
afterAll(() => holdfast?.stop());

interface SlowClient {
  readonly socket: Socket;
  /**
   * Milliseconds from its first byte until the server closed the connection, and what it received before.
   */
  readonly closed: Promise<{ readonly ms: number; readonly answer: string }>;
}

/** Opens a connection that sends `begin` and then one character now and then, without end. */
async function slowClient(begin: string): Promise<SlowClient> {
  const socket = connect(Number(new URL(holdfast.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const startedAt = performance.now();
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString('utf8');
  });
  // Errors from writing after the server closed the connection do not matter.
  socket.on('error', () => undefined);
  socket.write(begin);
  const drip = setInterval(() => socket.write('x'), DRIP_MS);
  const closed = once(socket, 'close').then(() => {
    clearInterval(drip);
    return { ms: performance.now() - startedAt, answer };
  });
  return { socket, closed };
}

async function p99OfTurns(): Promise<number> {
  const visitor = new ChatClient(holdfast.url, randomUUID());
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const startedAt = performance.now();
    await visitor.say('menu');
    times.push(performance.now() - startedAt);
  }
  return percentile(times, 0.99);
}

describe('clients that send slowly (13)', () => {
  test('are closed when headers took ten seconds or all of it fifteen, and answered with no turn', async () => {
    const clients = await Promise.all([slowClient(SLOW.headers), slowClient(SLOW.body)]);
    const [headers, body] = await Promise.all(clients.map(({ closed }) => closed));
    expect(headers?.ms).toBeGreaterThan(HEADERS_WITHIN_MS - 1_000);
    expect(headers?.ms).toBeLessThan(HEADERS_WITHIN_MS + TOLERANCE_MS);
    expect(body?.ms).toBeGreaterThan(BODY_WITHIN_MS - 1_000);
    expect(body?.ms).toBeLessThan(BODY_WITHIN_MS + TOLERANCE_MS);
    for (const closed of [headers, body]) expect(closed?.answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  test('five hundred at once leave the others as fast as they were', async () => {
    await p99OfTurns();
    const before = await p99OfTurns();
    const clients = await Promise.all(
      Array.from({ length: SOCKETS }, (_, n) => slowClient(n % 2 === 0 ? SLOW.headers : SLOW.body)),
    );
    const beside = await p99OfTurns();
    for (const { socket } of clients) socket.destroy();
    await Promise.all(clients.map(({ closed }) => closed));
    expect(beside).toBeLessThan(2 * Math.max(before, NOISE_MS));
  });

  test('a body that is announced and does not come in full is no turn', async () => {
    const session = randomUUID();
    const { socket, closed } = await slowClient(
      `${HEAD}x-session-id: ${session}\r\ncontent-length: 10000\r\n\r\n{"message":"book"}`,
    );
    socket.end();
    await closed;
    expect((await new ChatClient(holdfast.url, session).get()).status).toBe(404);
  });
});
