import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { StreamFollower } from './stream-follower.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Answers each stream with the next of these lists, depending on where it resumes. */
async function serve(turnsAfter: Readonly<Record<string, readonly number[]>>): Promise<string> {
  server = createServer((request, response) => {
    const turns = turnsAfter[String(request.headers['last-event-id'])] ?? [];
    const events = turns.map((turn) => `event: turn\nid: ${turn}\ndata: ${JSON.stringify({ turn })}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`retry: 1\n\n${events.join('')}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function follow(url: string, until: number): Promise<StreamFollower> {
  const follower = new StreamFollower({
    session: 's',
    cursor: '1',
    turn: 1,
    at: () => url,
    staysMs: () => 20,
  });
  await eventually(() => expect(follower.turn).toBe(until));
  await follower.end();
  return follower;
}

test('turns in order, over several streams, are nothing to object to', async () => {
  const follower = await follow(await serve({ 1: [2, 3], 3: [4] }), 4);
  expect(follower.objections).toEqual([]);
  expect(follower.streams).toBeGreaterThanOrEqual(2);
});

test('a turn that is missing, and one that comes twice, are found', async () => {
  expect((await follow(await serve({ 1: [2, 4] }), 4)).objections).toHaveLength(1);
  server.close();
  expect((await follow(await serve({ 1: [2], 2: [2, 3] }), 3)).objections).toHaveLength(1);
});
