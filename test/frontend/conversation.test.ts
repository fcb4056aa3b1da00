import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChatRequest } from '../../backend/src/protocol/chat.ts';
import { Connection } from '../../frontend/widget/connection.ts';
import { Conversation } from '../../frontend/widget/conversation.ts';
import { SessionMemory } from '../../frontend/widget/session-memory.ts';
import { TabMemory } from '../../frontend/widget/tab-memory.ts';
import { eventually } from '../support/eventually.ts';
import { mapStorage } from './map-storage.ts';
import { card, reply, snapshot } from './wire-samples.ts';

/** A chat server that can be told not to answer, or to act like an older release. */
let server: Server;
let api: string;
let asked: string[];
let taken: string[];
let isAway: boolean;
let memory: SessionMemory;
let tab: TabMemory;
let conversation: Conversation;

const send = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

function answerTurn({ messageId = '', message }: ChatRequest): object {
  if (!taken.includes(message)) taken.push(message);
  return { ...reply(messageId), turn: taken.indexOf(message) + 1 };
}

function converse(handoverCode: string | null = null): Conversation {
  let ids = 0;
  return new Conversation({
    connection: new Connection({ api, memory, deviceId: tab.deviceId, locale: 'en', timeZone: null }),
    memory,
    tab,
    now: Date.now,
    random: () => 0,
    newMessageId: () => `m${++ids}`,
    timeZone: null,
    handoverCode,
    page: () => 'https://page.example/',
    onHandover: () => undefined,
  });
}

beforeEach(async () => {
  [asked, taken, isAway] = [[], [], false];
  server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`;
    asked.push(line);
    if (isAway) return void response.destroy();
    if (line === 'GET /api/business') return send(response, 200, card);
    if (line === 'GET /api/chat') return send(response, 200, snapshot({ turn: 5 }));
    if (line === 'POST /api/chat/handover/claim') return send(response, 410, { code: 'handover_expired' });
    if (line === 'POST /api/chat')
      return send(response, 200, answerTurn((await json(request)) as ChatRequest));
    return send(response, 404, { code: 'not_found' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  memory = new SessionMemory(null, api);
  tab = new TabMemory(mapStorage(), api);
  conversation = converse();
});

afterEach(async () => {
  conversation.dispose();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = async (): Promise<void> => {
  conversation.open({ byVisitor: true });
  await eventually(() => expect(conversation.model.phase.kind).toBe('ready'));
};
const posts = (): readonly string[] => asked.filter((line) => line === 'POST /api/chat');

it('asks where a remembered conversation stands before anything is sent', async () => {
  memory.session = { id: 'hf_sample', resumeToken: 'sealed' };
  conversation.queue('book');
  await open();
  await eventually(() => expect(taken).toEqual(['book']));
  expect(asked.indexOf('GET /api/chat')).toBeLessThan(asked.indexOf('POST /api/chat'));
});

it('sends what was said without a network once and in order, when it is back', async () => {
  await open();
  conversation.setOnline(false);
  for (const text of ['book', 'Ana', 'ana@acme.example']) conversation.say(text);
  expect(tab.state.unsent.map(({ text }) => text)).toEqual(['book', 'Ana', 'ana@acme.example']);
  expect(posts()).toEqual([]);
  conversation.setOnline(true);
  await eventually(() => expect(taken).toEqual(['book', 'Ana', 'ana@acme.example']));
  await eventually(() => expect(tab.state.unsent).toEqual([]));
  expect(posts()).toHaveLength(3);
});

it('keeps what the server did not answer over a reload, and sends it after the resume', async () => {
  await open();
  isAway = true;
  conversation.say('book');
  await eventually(() => expect(conversation.model.phase.kind).toBe('waiting'));
  conversation.dispose();
  isAway = false;
  conversation = converse();
  await open();
  await eventually(() => expect(taken).toEqual(['book']));
});

it('takes one message at a time while there is a network', async () => {
  await open();
  conversation.say('book');
  conversation.say('book again');
  await eventually(() => expect(conversation.model.phase.kind).toBe('ready'));
  expect(taken).toEqual(['book']);
});

it('works with a server without events, and asks for them once', async () => {
  await open();
  for (const text of ['book', 'Ana']) {
    conversation.say(text);
    await eventually(() => expect(taken).toContain(text));
    await eventually(() => expect(conversation.model.phase.kind).toBe('ready'));
  }
  await eventually(() => expect(asked).toContain('GET /api/chat/events'));
  expect(asked.filter((line) => line === 'GET /api/chat/events')).toHaveLength(1);
});

it('asks again where it stands when a reply fits nowhere behind what is shown', async () => {
  memory.session = { id: 'hf_sample', resumeToken: null };
  await open();
  conversation.say('book');
  await eventually(() => expect(asked.filter((line) => line === 'GET /api/chat')).toHaveLength(2));
});

it('says that a link came too late, and begins as it would without one', async () => {
  conversation = converse('used-before');
  await open();
  expect(conversation.model).toMatchObject({ notice: 'linkExpired', phase: { kind: 'ready' } });
  expect(asked).not.toContain('GET /api/chat');
});

it('leaves the conversation that another tab has left, and follows it into the next', async () => {
  memory.session = { id: 'hf_sample', resumeToken: null };
  await open();
  memory.session = null;
  conversation.switchSession();
  expect(conversation.model.phase).toEqual({ kind: 'ended', reason: 'deleted' });
  memory.session = { id: 'hf_next', resumeToken: null };
  conversation.switchSession();
  await eventually(() => expect(conversation.model.phase.kind).toBe('ready'));
});
