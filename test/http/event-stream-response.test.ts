import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { streamTo } from '../../backend/src/http/event-stream-response.ts';

const KIB = 1_024;
const PIECE = `data: ${'x'.repeat(16 * KIB)}\n\n`;
/** More than the kernel buffers for a client that does not read. */
const ENOUGH = 64 * KIB * KIB;

const server = createServer();
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a client that reads nothing is cut before it costs memory', async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const requested = once(server, 'request') as Promise<[unknown, ServerResponse]>;
  const client = connect(port, '127.0.0.1').pause();
  client.on('error', () => undefined);
  client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const [, res] = await requested;
  const stream = streamTo(res, 's');

  let sent = 0;
  let most = 0;
  while (!res.destroyed && sent < ENOUGH) {
    stream.send(PIECE);
    sent += PIECE.length;
    most = Math.max(most, res.writableLength);
    await new Promise(setImmediate);
  }
  expect(res.destroyed).toBe(true);
  expect(most).toBeLessThan(300 * KIB);
  stream.send(PIECE);
  stream.end();
  client.destroy();
});
