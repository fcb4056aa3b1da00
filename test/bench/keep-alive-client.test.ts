import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { KeepAliveClient } from '../../bench/keep-alive-client.ts';

let server: Server | null = null;
let client: KeepAliveClient | null = null;

afterEach(() => {
  client?.close();
  server?.closeAllConnections();
  server?.close();
});

async function clientOf(answer: RequestListener): Promise<KeepAliveClient> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  client = new KeepAliveClient(`http://127.0.0.1:${port}`, 1);
  return client;
}

const post = (to: KeepAliveClient): Promise<string> => to.post('/api/chat', 'session', '{"message":"book"}');

test('a connection that was closed for want of use is replaced, and the message sent again', async () => {
  const used = new Set<unknown>();
  const counts = { asked: 0, answered: 0 };
  const subject = await clientOf(({ socket }, response) => {
    counts.asked += 1;
    if (used.has(socket)) return void socket.destroy();
    used.add(socket);
    counts.answered += 1;
    response.end('yes');
  });
  expect([await post(subject), await post(subject)]).toEqual(['yes', 'yes']);
  expect(counts).toEqual({ asked: 3, answered: 2 });
});

test('a server that ends a new connection is at fault', async () => {
  const subject = await clientOf(({ socket }) => void socket.destroy());
  await expect(post(subject)).rejects.toThrow('socket hang up');
});

test('what is not 200 is no answer', async () => {
  const subject = await clientOf((_request, response) => void response.writeHead(429).end('later'));
  await expect(post(subject)).rejects.toThrow('Answered 429: later');
});
