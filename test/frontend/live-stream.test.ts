import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../frontend/widget/connection.ts';
import type { LiveEvent } from '../../frontend/widget/live-event.ts';
import { LiveStream } from '../../frontend/widget/live-stream.ts';
import { SessionMemory } from '../../frontend/widget/session-memory.ts';
import { eventually } from '../support/eventually.ts';

/** How the server answers the first request, the second and so on. The last one answers all others. */
type Answer = (response: ServerResponse) => void;

let server: Server;
let answers: Answer[];
let cursors: (string | undefined)[];
let heard: LiveEvent[];
let cuts: boolean[];
let ends: string[];
let connection: Connection;
let stream: LiveStream;

const event = (id: string, type: string, data: object): string =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
const hold = (id: string): string => event(id, 'hold-released', { slotId: id });

const streaming =
  (...texts: readonly string[]): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const text of texts) response.write(text);
  };
const thenCut =
  (answer: Answer): Answer =>
  (response) => {
    answer(response);
    response.end();
  };
const problem =
  (status: number, code: string): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code }));

beforeEach(async () => {
  [answers, cursors, heard, cuts, ends] = [[], [], [], [], []];
  server = createServer((request, response) => {
    cursors.push(request.headers['last-event-id'] as string | undefined);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const memory = new SessionMemory(null, api);
  memory.session = { id: 'hf_1', resumeToken: 'sealed' };
  connection = new Connection({ api, memory, deviceId: 'tab-1', locale: 'en', timeZone: null });
  stream = new LiveStream({
    open: (after, signal) => connection.events(after, signal),
    onEvent: (each) => heard.push(each),
    onCut: (cut) => cuts.push(cut),
    onEnd: (reason) => ends.push(reason),
    random: () => 0,
  });
});

afterEach(async () => {
  stream.stop();
  connection.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const slots = (): readonly unknown[] => heard.map(({ data }) => data);

describe('a stream', () => {
  it('goes on after a cut behind the last event, without gap or repeat', async () => {
    answers = [thenCut(streaming('retry: 10\n\n', hold('e-1'), hold('e-2'))), streaming(hold('e-3'))];
    stream.start('e-0');
    await eventually(() => expect(heard).toHaveLength(3));
    expect(slots()).toEqual([{ slotId: 'e-1' }, { slotId: 'e-2' }, { slotId: 'e-3' }]);
    expect(cursors).toEqual(['e-0', 'e-2']);
    expect(cuts).not.toContain(true);
  });

  it('moves its cursor by events that this version does not know, too', async () => {
    answers = [thenCut(streaming('retry: 10\n\n', event('e-7', 'weather', {}))), streaming()];
    stream.start();
    await eventually(() => expect(cursors).toEqual([undefined, 'e-7']));
  });

  it('says that it is cut when it does not come back at once, and tries again when woken', async () => {
    answers = [problem(500, 'internal_error'), problem(500, 'internal_error'), streaming(hold('e-1'))];
    stream.start();
    await eventually(() => expect(cursors).toHaveLength(1));
    await eventually(() => {
      stream.wake();
      expect(heard).toHaveLength(1);
    });
    expect(cuts.slice(-2)).toEqual([true, false]);
  });

  it('ends for good with its conversation', async () => {
    answers = [streaming(event('e-1', 'deleted', {}))];
    stream.start();
    await eventually(() => expect(heard).toMatchObject([{ type: 'deleted' }]));
    stream.wake();
    expect(cursors).toHaveLength(1);
  });

  it.each([
    [410, 'session_expired', ['expired']],
    [404, 'not_found', []],
  ])('does not come back after %i %s', async (status, code, reasons) => {
    answers = [problem(status, code)];
    stream.start();
    await eventually(() => expect(cursors).toHaveLength(1));
    await eventually(() => expect(ends).toEqual(reasons));
    stream.wake();
    expect(cursors).toHaveLength(1);
  });

  it('continues where it was stopped, and knows nothing of it after a reset', async () => {
    answers = [streaming(hold('e-1'))];
    stream.start();
    await eventually(() => expect(heard).toHaveLength(1));
    stream.stop();
    stream.start();
    await eventually(() => expect(cursors).toEqual([undefined, 'e-1']));
    stream.reset();
    stream.start();
    await eventually(() => expect(cursors).toEqual([undefined, 'e-1', undefined]));
  });
});

it('a stream that says nothing for 40 seconds is opened anew', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    answers = [streaming(hold('e-1'))];
    stream.start();
    await eventually(() => expect(heard).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(41_000);
    await eventually(() => expect(cursors).toEqual([undefined, 'e-1']));
  } finally {
    vi.useRealTimers();
  }
});
