import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Device } from '../../backend/src/presence/device-registry.ts';
import type { ChatReply, Part } from '../../backend/src/protocol/chat.ts';
import { UNTIL_SLOTS } from '../support/booking-words.ts';
import { ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { EventStream, type StreamOptions } from '../support/event-stream.ts';
import { eventually } from '../support/eventually.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';

const HOLD_SECONDS = 5;
const HOLD_MS = HOLD_SECONDS * 1_000;
/** A device is forgotten this long after it was last seen. */
const FORGOTTEN_MS = 75_000;

let deployment: Deployment;
let a: HoldfastProcess;
let b: HoldfastProcess;
const env = { HOLD_SECONDS: `${HOLD_SECONDS}` };
beforeAll(async () => {
  deployment = await createDeployment();
  [a, b] = await Promise.all([deployment.start(env), deployment.start(env)]);
});

const streams: EventStream[] = [];
afterAll(async () => {
  for (const stream of streams) stream.close();
  await deployment?.close();
});

async function open(
  at: HoldfastProcess,
  { sessionId }: ChatClient,
  device: string,
  options: StreamOptions = {},
): Promise<EventStream> {
  const stream = await EventStream.open(at.url, sessionId, {
    ...options,
    headers: { 'x-device-id': device },
  });
  streams.push(stream);
  await seesDevices(stream, (devices) => devices.includes(device));
  return stream;
}

/** Waits until the newest list of devices matches. */
const seesDevices = (stream: EventStream, are: (devices: readonly string[]) => boolean): Promise<unknown> =>
  stream.until(() => {
    const devices = stream.of('presence').at(-1)?.data.devices as readonly Device[] | undefined;
    return devices && are(devices.map(({ id }) => id));
  });

const areExactly =
  (...names: readonly string[]) =>
  (devices: readonly string[]): boolean =>
    devices.join() === names.join();

const partOf = <Type extends Part['type']>(reply: ChatReply, type: Type) =>
  reply.parts.find((part): part is Extract<Part, { type: Type }> => part.type === type);

/** A visitor at the review with a held time: the first one that no other test has taken. */
async function visitorWithHold(): Promise<{ visitor: ChatClient; slotId: string }> {
  const visitor = new ChatClient(a.url, randomUUID());
  for (const message of UNTIL_SLOTS) await visitor.say(message);
  return eventually(async () => {
    const slotId = partOf(await visitor.say('1'), 'hold')?.slotId;
    if (slotId === undefined) throw new Error('Nothing is held');
    return { visitor, slotId };
  });
}

interface HoldRow {
  readonly status: string;
  /** In milliseconds. */
  readonly lengthMs: number;
  readonly heldUntil: Date;
}

async function holdOf({ sessionId }: ChatClient): Promise<HoldRow | undefined> {
  const [row] = await deployment.query<HoldRow>(
    `select status, held_until as "heldUntil",
      (extract(epoch from held_until - taken_at) * 1000)::float as "lengthMs"
    from reservations where session_id = $1 order by id desc limit 1`,
    [sessionId],
  );
  return row;
}

const hasLapsed = (visitor: ChatClient): Promise<void> =>
  eventually(async () => expect(await holdOf(visitor)).toMatchObject({ status: 'expired' }));

const signal = async (at: HoldfastProcess, path: string, { sessionId }: ChatClient, device: string) =>
  (
    await fetch(`${at.url}/api/chat/${path}`, {
      method: 'POST',
      headers: { 'x-session-id': sessionId, 'x-device-id': device },
    })
  ).status;

describe('tabs and devices', () => {
  test('see one another, on whichever instance they are, and when one goes', async () => {
    const visitor = new ChatClient(a.url, randomUUID());
    await visitor.say('menu');
    const laptop = await open(a, visitor, 'laptop');
    const phone = await open(b, visitor, 'phone');
    await seesDevices(laptop, areExactly('laptop', 'phone'));
    expect(await signal(b, 'heartbeat', visitor, 'watch')).toBe(204);
    for (const stream of [laptop, phone]) await seesDevices(stream, areExactly('laptop', 'phone', 'watch'));
    const devices = phone.of('presence').at(-1)?.data.devices as readonly Device[];
    expect(devices.map(({ kind }) => kind)).toEqual(['stream', 'stream', 'heartbeat']);
    for (const { since, lastSeenAt } of devices) {
      expect(Math.abs(Date.parse(since) - Date.now())).toBeLessThan(20_000);
      expect(Date.parse(lastSeenAt)).toBeGreaterThanOrEqual(Date.parse(since));
    }
    laptop.close();
    await seesDevices(phone, areExactly('phone', 'watch'));
  });

  test('see that someone types on another one, but not on their own', async () => {
    const visitor = new ChatClient(a.url, randomUUID());
    await visitor.say('menu');
    const laptop = await open(a, visitor, 'laptop');
    const phone = await open(b, visitor, 'phone');
    expect(await signal(a, 'typing', visitor, 'laptop')).toBe(204);
    const typing = await phone.until(() => phone.of('typing').at(0));
    expect(typing.data).toEqual({ role: 'visitor' });
    await visitor.say('book');
    for (const stream of [laptop, phone]) await stream.untilTurn(2);
    expect(laptop.of('typing')).toEqual([]);
    expect(await deployment.redis.admin.xlen(`events:{state:${visitor.sessionId}}`)).toBe(2);
  });

  test('of an instance that ends are gone at once; of one that is killed, by themselves', async () => {
    const { admin } = deployment.redis;
    const [ending, killed] = [await deployment.start(env), await deployment.start(env)];
    const visitor = new ChatClient(b.url, randomUUID());
    await visitor.say('menu');
    const watching = await open(b, visitor, 'watching');
    await open(ending, visitor, 'ending');
    await open(killed, visitor, 'killed');
    await ending.stop();
    await seesDevices(watching, areExactly('watching', 'killed'));
    await killed.stop('SIGKILL');

    const key = `presence:{state:${visitor.sessionId}}`;
    for (const [field, value] of Object.entries(await admin.hgetall(key))) {
      const [kind, since, lastSeenAt] = value.split(' ');
      if (!field.startsWith('killed/')) continue;
      await admin.hset(key, field, `${kind} ${since} ${Number(lastSeenAt) - FORGOTTEN_MS}`);
    }
    await open(b, visitor, 'another');
    await seesDevices(watching, areExactly('watching', 'another'));
  });
});

/** Run concurrently, because they mostly wait for a time to end. */
describe.concurrent('a hold', () => {
  test('is kept while a device is there, lapses after the grace period without one, and is reported once', async () => {
    const { visitor, slotId } = await visitorWithHold();
    const laptop = await open(a, visitor, 'laptop');
    const phone = await open(b, visitor, 'phone');
    await laptop.until(() => laptop.of('hold').length >= 3);
    const held = await holdOf(visitor);
    expect(held?.status).toBe('held');
    expect(held?.lengthMs).toBeGreaterThan(2 * HOLD_MS);

    laptop.close();
    await seesDevices(phone, areExactly('phone'));
    const leftAt = Date.now();
    const { cursor } = phone;
    phone.close();
    await hasLapsed(visitor);
    const graceMs = ((await holdOf(visitor))?.heldUntil.getTime() ?? 0) - leftAt;
    expect(graceMs).toBeGreaterThan(0.9 * HOLD_MS - 100);
    expect(graceMs).toBeLessThan(HOLD_MS + 5_000);

    const back = await open(b, visitor, 'phone', { lastEventId: cursor ?? '' });
    const released = await back.until(() => back.of('hold-released').at(0));
    expect(released.data).toEqual({ slotId });
    const reply = await visitor.say('no, my name is Bea');
    expect(reply.state).toBe('BOOK_SLOT');
    expect(reply.parts[0]).toMatchObject({ type: 'notice', code: 'hold_lapsed' });
    expect(partOf(reply, 'slots')?.slots.length).toBeGreaterThan(0);
    await back.untilTurn(reply.turn);
    expect(back.of('hold-released')).toHaveLength(1);
    expect(back.of('snapshot')).toEqual([]);
  });

  test('is reported as lapsed at most five seconds after its end', async () => {
    const { visitor } = await visitorWithHold();
    await hasLapsed(visitor);
    const key = `events:{state:${visitor.sessionId}}`;
    const { admin } = deployment.redis;
    await eventually(async () =>
      expect((await admin.xrevrange(key, '+', '-', 'COUNT', 1))[0]?.[1][0]).toBe('hold-released'),
    );
    const toldMs = Date.now() - ((await holdOf(visitor))?.heldUntil.getTime() ?? 0);
    expect(toldMs).toBeLessThan(5_000);
  });

  test('is still there, with its countdown, for a visitor who comes back within the grace period', async () => {
    const { visitor, slotId } = await visitorWithHold();
    const laptop = await open(a, visitor, 'laptop');
    await laptop.until(() => laptop.of('hold').length >= 2);
    const { cursor } = laptop;
    laptop.close();
    const phone = await open(b, visitor, 'phone', { lastEventId: cursor ?? '' });
    await phone.until(() => phone.of('hold').length >= 2);
    visitor.moveTo(b.url);
    const seen = partOf((await visitor.get()).body as ChatReply, 'hold');
    const known = phone.of('hold').map(({ data }) => data.expiresAt);
    expect(seen?.slotId).toBe(slotId);
    expect(Date.parse(seen?.expiresAt ?? '')).toBeGreaterThan(Date.now());
    await phone.until(() => phone.of('hold').some(({ data }) => data.expiresAt === seen?.expiresAt));
    expect(new Set(known).size).toBe(known.length);
    expect((await visitor.say('yes')).state).toBe('BOOK_CONFIRMED');
  });

  test('is kept by heartbeats, too, and by no claim of a client', async () => {
    const { visitor } = await visitorWithHold();
    await eventually(async () => {
      expect(await signal(b, 'heartbeat', visitor, 'app')).toBe(204);
      expect((await holdOf(visitor))?.lengthMs).toBeGreaterThan(2 * HOLD_MS);
    });
    await hasLapsed(visitor);
    expect(await signal(b, 'heartbeat', visitor, 'app')).toBe(204);
    expect(await holdOf(visitor)).toMatchObject({ status: 'expired' });
  });

  test('lapses when the only instance with a stream is killed', async () => {
    const doomed = await deployment.start(env);
    const { visitor, slotId } = await visitorWithHold();
    const laptop = await open(doomed, visitor, 'laptop');
    await laptop.until(() => laptop.of('hold').length >= 2);
    const { cursor } = laptop;
    await doomed.stop('SIGKILL');
    await hasLapsed(visitor);
    const back = await open(b, visitor, 'laptop', { lastEventId: cursor ?? '' });
    const released = await back.until(() => back.of('hold-released').at(0));
    expect(released.data).toEqual({ slotId });
  });
});
