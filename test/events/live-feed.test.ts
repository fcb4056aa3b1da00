import { beforeEach, describe, expect, test } from 'vitest';
import type { SnapshotRequest } from '../../backend/src/events/feed-ports.ts';
import { type Known, LiveFeed, type OpenedStream } from '../../backend/src/events/live-feed.ts';
import { MemoryLiveChannel } from '../../backend/src/events/memory-live-channel.ts';
import { toInstant } from '../../backend/src/lib/clock.ts';
import { descentFrom } from '../../backend/src/sessions/descent.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import type { FollowedSession } from '../../backend/src/sessions/resilient-session-store.ts';
import type { Session } from '../../backend/src/sessions/session-store.ts';
import { FaultyStore } from '../sessions/faulty-store.ts';
import { conversation, FROM_NOTHING, turnAfter, turnsAfter } from '../sessions/session-fixtures.ts';
import { silent } from '../sessions/store-harness.ts';
import { EventReader, type ReceivedEvent } from '../support/event-reader.ts';
import { ManualClock } from '../support/manual-clock.ts';

const TTL_SECONDS = 3_600;
const SECOND_MS = 1_000;
const END_MS = TTL_SECONDS * SECOND_MS;

/** The client's end of a stream, and the events it received. */
class Client {
  readonly events: ReceivedEvent[] = [];
  retryMs: number | null = null;
  hasEnded = false;
  opened: OpenedStream | null = null;
  readonly #reader = new EventReader();

  readonly stream = {
    send: (text: string) => {
      this.events.push(...this.#reader.read(text));
      this.retryMs = this.#reader.retryMs;
    },
    end: () => {
      this.hasEnded = true;
    },
  };

  get types(): readonly string[] {
    return this.events.map(({ type }) => type);
  }

  get turns(): readonly unknown[] {
    return this.events.filter(({ type }) => type === 'turn').map(({ data }) => data.messageId);
  }

  get cursor(): string | null {
    return this.events.at(-1)?.id ?? null;
  }

  leave(): void {
    if (this.opened?.kind === 'open') this.opened.close();
  }
}

let clock: ManualClock;
let channel: MemoryLiveChannel;
let store: FaultyStore;
let feed: LiveFeed;
let arrivals: string[];
let sent: Record<string, number>;
let devices: () => Promise<readonly never[]>;

beforeEach(() => {
  clock = new ManualClock();
  channel = new MemoryLiveChannel();
  store = new FaultyStore(clock, TTL_SECONDS);
  store.behind = new MemorySessionStore(clock, TTL_SECONDS, (id, signal) => channel.deliver(id, signal));
  arrivals = [];
  sent = {};
  devices = async () => [];
  feed = new LiveFeed({
    follow,
    snapshot,
    toLiveEvent: ({ type, event }) => ({ type, data: event }),
    channel,
    presence: {
      arrive: (id, device) => {
        arrivals.push(`${device} to ${id}`);
        return () => void arrivals.push(`${device} from ${id}`);
      },
      devices: () => devices(),
    },
    ttlSeconds: TTL_SECONDS,
    clock,
    logger: silent,
    observer: {
      streamOpened: () => undefined,
      streamEnded: () => undefined,
      eventsSent: (type, streams) => {
        sent[type] = (sent[type] ?? 0) + streams;
      },
    },
  });
});

async function follow(id: string, after: string | null): Promise<FollowedSession> {
  const followed = await store.follow(id, after);
  return followed.kind === 'found' ? { ...followed, expiresAt: clock.now() + followed.ttlMs } : followed;
}

/** The part of `GET /api/chat` that a feed uses. */
async function snapshot({ sessionId, expiresAt }: SnapshotRequest) {
  const peeked = await store.peek(sessionId);
  if (peeked.kind !== 'found') return null;
  const { session, newest } = peeked;
  return {
    sessionId,
    messageId: '',
    turn: session.version,
    state: session.current,
    message: '',
    parts: [],
    locale: 'en',
    degraded: false,
    expiresAt: toInstant(expiresAt),
    resumeToken: null,
    booking: null,
    transcript: [],
    cursor: `${session.epoch}-${newest}`,
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}

/** Moves the clock and runs a round, second by second. */
async function pass(ms: number, stepMs = SECOND_MS): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock.advance(Math.min(stepMs, ms - passed));
    feed.round();
    await settled();
  }
}

async function stored(turns: number, epoch = 'epoch-a', sessionId = 's'): Promise<Session> {
  const { session, commits } = conversation(turns, epoch);
  for (const commit of commits) await store.behind.commit(sessionId, commit);
  return session;
}

async function say(before: Session, messageId: string): Promise<Session> {
  const commit = turnAfter(before, messageId);
  expect(await store.behind.commit('s', commit)).toEqual({ kind: 'applied' });
  return commit.next;
}

const unknown = async (): Promise<Known> => ({ kind: 'absent' });

/** Opens a new stream, without the event that lists the devices. */
async function connect(after: string | null = null, device = 'tab', elsewhere = unknown): Promise<Client> {
  const client = new Client();
  const request = { sessionId: 's', device, wantsToken: false, after };
  client.opened = await feed.open(request, elsewhere, () => client.stream);
  await settled();
  const told = client.events.findIndex(({ type }) => type === 'presence');
  if (told >= 0) client.events.splice(told, 1);
  return client;
}

describe('turns', () => {
  test('from now on each is sent once, with the cursor after it', async () => {
    const two = await stored(2);
    const client = await connect();
    const three = await say(two, 'third');
    await say(three, 'fourth');
    await settled();
    expect(client.events).toEqual([
      { id: 'epoch-a-3', type: 'turn', data: { messageId: 'third', visitor: 'Hello' } },
      { id: 'epoch-a-4', type: 'turn', data: { messageId: 'fourth', visitor: 'Hello' } },
    ]);
  });

  test.each(['epoch-a-0', 'epoch-a-1', 'epoch-a-3'])('after %s nothing is missed', async (after) => {
    await stored(4);
    const client = await connect(after);
    const from = Number(after.at(-1)) + 1;
    expect(client.events.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4].slice(from - 1).map((turn) => `epoch-a-${turn}`),
    );
  });

  test('what else was announced comes in its place', async () => {
    const one = await stored(1);
    const client = await connect();
    await store.behind.announce('s', 'hold', { slotId: 'a' });
    await say(one, 'second');
    await settled();
    expect(client.events.map(({ id, type }) => [id, type])).toEqual([
      ['epoch-a-1.1', 'hold'],
      ['epoch-a-2', 'turn'],
    ]);
    const again = await connect('epoch-a-1.1');
    expect(again.turns).toEqual(['second']);
  });

  test('streams that have come equally far share one look', async () => {
    const one = await stored(1);
    const clients = await Promise.all(['a', 'b', 'c', 'd'].map((device) => connect(null, device)));
    store.commands.length = 0;
    await say(one, 'second');
    await settled();
    expect(store.commands).toEqual(['follow s']);
    for (const client of clients) expect(client.turns).toEqual(['second']);
  });

  test('turns while a stream is being opened are sent', async () => {
    let session = await stored(1);
    const opening = connect();
    for (let turn = 0; turn < 5; turn += 1) session = await say(session, `during-${turn}`);
    const client = await opening;
    await settled();
    const cursor = client.cursor ?? 'epoch-a-6';
    expect(cursor).toBe('epoch-a-6');
    await say(session, 'after');
    await settled();
    expect(client.turns.at(-1)).toBe('after');
    expect(new Set(client.turns).size).toBe(client.turns.length);
  });

  test('a wake-up that was missed costs no more than the time to the next ping', async () => {
    const one = await stored(1);
    const client = await connect();
    channel.deliver = () => undefined;
    await say(one, 'second');
    await pass(15 * SECOND_MS);
    expect(client.turns).toEqual(['second']);
  });

  test('the same holds when the clock was set back meanwhile', async () => {
    const one = await stored(1);
    const client = await connect();
    channel.deliver = () => undefined;
    await say(one, 'second');
    clock.advance(-END_MS);
    await pass(15 * SECOND_MS);
    expect(client.turns).toEqual(['second']);
    expect(client.types).toContain('ping');
  });
});

describe('a snapshot stands for', () => {
  const lost: Record<string, string> = {
    'a cursor that is no longer held': 'epoch-a-3',
    'a cursor of another epoch': 'epoch-b-52',
    'a cursor of what never was': 'epoch-a-52.7',
    'what is no cursor': 'yesterday',
    'a cursor with a number that no stream has': 'epoch-a-99999999999999999999999',
  };
  for (const [what, after] of Object.entries(lost)) {
    test(what, async () => {
      const session = await stored(53);
      const client = await connect(after);
      expect(client.events.map(({ id, type }) => [id, type])).toEqual([['epoch-a-53', 'snapshot']]);
      await say(session, 'next');
      await settled();
      expect(client.turns).toEqual(['next']);
    });
  }

  test('an invalid cursor, before the list of devices is sent', async () => {
    await stored(2);
    const client = new Client();
    const request = { sessionId: 's', device: 'tab', wantsToken: false, after: 'yesterday' };
    await feed.open(request, unknown, () => client.stream);
    await channel.publish('s', 'presence');
    await settled();
    expect(client.types).toEqual(['snapshot', 'presence']);
  });

  test('turns that the stream lacks', async () => {
    const session = await stored(2);
    const client = await connect();
    const later = turnsAfter(session, 'unseen', 4);
    const last = later.at(-1);
    if (!last) throw new Error('unreachable');
    const events = [last.event];
    await store.behind.writeBack('s', last.next, events, descentFrom(2));
    await settled();
    expect(client.events.map(({ id, type }) => [id, type])).toEqual([['epoch-a-6', 'snapshot']]);
  });

  test('a newest turn that the stream lacks', async () => {
    const session = await stored(2);
    const client = await connect();
    const third = turnAfter(session, 'third').next;
    await store.behind.writeBack('s', third, [], descentFrom(2));
    await settled();
    expect(client.types).toEqual(['snapshot']);
  });
});

describe('the end', () => {
  test('is announced two minutes before, once, and then reported, and the stream ends', async () => {
    await stored(1);
    const client = await connect();
    await pass(END_MS - 121 * SECOND_MS, 20 * SECOND_MS);
    expect(client.types).not.toContain('expiring');
    await pass(60 * SECOND_MS);
    const warnings = client.events.filter(({ type }) => type === 'expiring');
    expect(warnings.map(({ data }) => data.expiresAt)).toEqual([toInstant(clock.now() + 61 * SECOND_MS)]);
    await pass(62 * SECOND_MS);
    expect(client.types.filter((type) => type !== 'ping')).toEqual(['expiring', 'expired']);
    expect(client.hasEnded).toBe(true);
  });

  test('that a turn puts off is announced again', async () => {
    const one = await stored(1);
    const client = await connect();
    await pass(END_MS - 60 * SECOND_MS, 20 * SECOND_MS);
    await say(one, 'second');
    await pass(END_MS - 60 * SECOND_MS, 20 * SECOND_MS);
    expect(client.types.filter((type) => type !== 'ping')).toEqual(['expiring', 'turn', 'expiring']);
  });

  test('that a GET puts off unseen is not announced', async () => {
    await stored(1);
    const client = await connect();
    await pass(END_MS - 125 * SECOND_MS, 20 * SECOND_MS);
    await store.behind.open('s');
    await pass(120 * SECOND_MS);
    expect(client.types.filter((type) => type !== 'ping')).toEqual([]);
    expect(client.hasEnded).toBe(false);
  });

  test('an open stream does not put off', async () => {
    await stored(1);
    const client = await connect();
    await pass(END_MS + SECOND_MS, 10 * SECOND_MS);
    expect(client.types.at(-1)).toBe('expired');
    expect(await store.behind.load('s')).toEqual({ kind: 'absent' });
  });

  test('by deletion is reported at once', async () => {
    await stored(1);
    const client = await connect();
    await store.behind.delete('s');
    await settled();
    expect(client.events).toEqual([{ id: 'epoch-a-1', type: 'deleted', data: {} }]);
    expect(client.hasEnded).toBe(true);
  });
});

describe('without the store', () => {
  test('streams stay open with pings, and catch up within a second of its return', async () => {
    const one = await stored(1);
    const client = await connect();
    store.fault = 'connection';
    await say(one, 'unheard');
    await pass(31 * SECOND_MS);
    expect(client.types.filter((type) => type === 'ping').length).toBeGreaterThanOrEqual(2);
    expect(client.turns).toEqual([]);
    store.fault = null;
    await pass(SECOND_MS);
    expect(client.turns).toEqual(['unheard']);
  });

  test('a stream opens from where the client or what is known says', async () => {
    const one = await stored(1);
    store.fault = 'connection';
    const known: Known = { kind: 'found', cursor: 'epoch-a-1', expiresAt: clock.now() + END_MS };
    const client = await connect(null, 'tab', async () => known);
    await say(one, 'second');
    store.fault = null;
    await pass(SECOND_MS);
    expect(client.turns).toEqual(['second']);
  });

  test('a session that it lost is waited for, and shown whole when it is back under another epoch', async () => {
    await stored(3);
    const client = await connect();
    store.behind = new MemorySessionStore(clock, TTL_SECONDS, (id, signal) => channel.deliver(id, signal));
    await pass(30 * SECOND_MS);
    expect(client.hasEnded).toBe(false);
    const { session } = conversation(3, 'epoch-b');
    await store.behind.writeBack('s', session, [], FROM_NOTHING);
    await settled();
    expect(client.events.at(-1)).toMatchObject({ id: 'epoch-b-3', type: 'snapshot' });
  });

  test('a session that it lost ends when it would have', async () => {
    await stored(3);
    const client = await connect();
    store.behind = new MemorySessionStore(clock, TTL_SECONDS);
    await pass(END_MS - 2 * SECOND_MS, 10 * SECOND_MS);
    expect(client.hasEnded).toBe(false);
    await pass(3 * SECOND_MS);
    expect(client.types.at(-1)).toBe('expired');
  });
});

describe('streams', () => {
  test.each(['absent', 'expired', 'deleted', 'refused'] as const)(
    'are not opened of what is %s',
    async (kind) => {
      const client = await connect(null, 'tab', async () => ({ kind }));
      expect(client.opened).toEqual({ kind });
      expect(feed.openStreams).toBe(0);
    },
  );

  test('subscribe while one of a session is open, and never otherwise', async () => {
    await stored(1);
    const before = store.commands.length;
    const [one, two] = [await connect(), await connect()];
    expect(feed.openStreams).toBe(2);
    one.leave();
    one.leave();
    expect(feed.openStreams).toBe(1);
    two.leave();
    const looked = store.commands.length;
    expect(looked).toBeGreaterThan(before);
    await channel.publish('s', '9');
    await pass(60 * SECOND_MS);
    expect(store.commands.length).toBe(looked);
  });

  test('of a session that begins anew are not ended by one of before that closes late', async () => {
    await stored(1);
    const [gone, stalled] = [await connect(), await connect()];
    await pass(END_MS + SECOND_MS, 10 * SECOND_MS);
    expect(stalled.hasEnded).toBe(true);
    gone.leave();
    const one = await stored(1, 'epoch-b');
    const client = await connect();
    stalled.leave();
    await say(one, 'second');
    await settled();
    expect(client.turns).toEqual(['second']);
  });

  test('are what makes a device present', async () => {
    await stored(1);
    const client = await connect(null, 'phone');
    client.leave();
    expect(arrivals).toEqual(['phone to s', 'phone from s']);
  });

  test('show that somebody types to the other devices', async () => {
    await stored(1);
    const [tab, phone] = [await connect(null, 'tab'), await connect(null, 'phone:1')];
    await channel.publish('s', 'typing:visitor:phone:1');
    expect(tab.events).toMatchObject([{ type: 'typing', data: { role: 'visitor' } }]);
    expect(phone.types).toEqual([]);
  });

  test('show all devices what the assistant is about to say, but not those that come later', async () => {
    await stored(1);
    const [tab, phone] = [await connect(null, 'tab'), await connect(null, 'phone')];
    await channel.publish('s', 'typing:assistant:');
    await channel.publish('s', 'draft:{"messageId":"m1","text":"It takes 30 minutes."}');
    const late = await connect(null, 'late');
    for (const { events } of [tab, phone]) {
      expect(events).toMatchObject([
        { type: 'typing', data: { role: 'assistant' } },
        { type: 'draft', data: { messageId: 'm1', text: 'It takes 30 minutes.' } },
      ]);
    }
    expect(late.types).toEqual([]);
  });

  test('get the list of devices when it changes', async () => {
    await stored(1);
    const client = await connect();
    await channel.publish('s', 'presence');
    await settled();
    expect(client.events).toEqual([{ id: 'epoch-a-1', type: 'presence', data: { devices: [] } }]);
  });

  test('that all missed signals ask for the devices a few at a time', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `visitor-${index}`);
    for (const sessionId of ids) {
      await stored(1, 'epoch-a', sessionId);
      const request = { sessionId, device: 'tab', wantsToken: false, after: null };
      await feed.open(request, unknown, () => new Client().stream);
    }
    await settled();
    let asking = 0;
    let asked = 0;
    let most = 0;
    devices = async () => {
      asked += 1;
      asking += 1;
      most = Math.max(most, asking);
      await new Promise(setImmediate);
      asking -= 1;
      return [];
    };
    for (const sessionId of ids) channel.deliver(sessionId, 'wake');
    await settled();
    expect(asked).toBe(ids.length);
    expect(most).toBeLessThanOrEqual(32);
  });

  test('are pinged every 15 seconds, each with its cursor', async () => {
    await stored(1);
    const client = await connect();
    await pass(60 * SECOND_MS);
    const pings = client.events.filter(({ type }) => type === 'ping');
    expect(pings.length).toBeGreaterThanOrEqual(4);
    expect(pings.length).toBeLessThanOrEqual(5);
    expect(new Set(pings.map(({ id }) => id))).toEqual(new Set(['epoch-a-1']));
    expect(sent.ping).toBe(pings.length);
  });

  test('all end when the instance does, each with its own time to come back', async () => {
    await stored(1);
    const clients = await Promise.all(Array.from({ length: 8 }, () => connect()));
    feed.close();
    for (const { hasEnded, retryMs } of clients) {
      expect(hasEnded).toBe(true);
      expect(retryMs).toBeGreaterThanOrEqual(1_000);
    }
    expect(new Set(clients.map(({ retryMs }) => retryMs)).size).toBeGreaterThan(1);
    expect((await connect()).opened).toEqual({ kind: 'closed' });
  });
});
