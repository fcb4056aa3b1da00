import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyOf } from '../../backend/src/dialogue/copy/copy-of.ts';
import { newestVersion } from '../../backend/src/dialogue/migrate-snapshot.ts';
import { MIGRATIONS } from '../../backend/src/dialogue/migrations/migrations.ts';
import type { Snapshot } from '../../backend/src/dialogue/snapshot.ts';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { buildMutant, type MutantBuild, type Mutation } from '../faults/mutant-build.ts';
import { UNTIL_SLOTS } from '../support/booking-words.ts';
import { type Answered, ChatClient } from '../support/chat-client.ts';
import { createDeployment, type Deployment } from '../support/deployment.ts';
import { eventually } from '../support/eventually.ts';
import type { HoldfastProcess } from '../support/holdfast-process.ts';
import { look, visitorTexts } from '../support/reply-contents.ts';

/** The country and time zone of the business. */
const IN_LISBON = { country: 'PT', timeZone: 'Europe/Lisbon' };

/** The state machine's version now. The next release's version is one higher. */
const MACHINE = newestVersion(MIGRATIONS);
/** The next release renames the offered times in its snapshots, and reads those of this release. */
const NEXT_RELEASE: readonly Mutation[] = [
  {
    file: 'dialogue/dialogue.ts',
    from: 'migrations: readonly Migration[] = MIGRATIONS',
    to: `migrations: readonly Migration[] = [...MIGRATIONS, ({ dialogue: { offered, ...dialogue }, ...snapshot }) =>
      ({ ...snapshot, dialogue: { ...dialogue, ...(offered && { times: offered }) } })]`,
  },
  { file: 'dialogue/snapshot.ts', from: '&& { offered }', to: '&& { times: offered }' },
  {
    file: 'dialogue/restore-snapshot.ts',
    from: 'safeParse(snapshot.dialogue)',
    to: 'safeParse({ ...snapshot.dialogue, offered: snapshot.dialogue.times })',
  },
];

let next: MutantBuild;
let deployment: Deployment;
let oldOne: HoldfastProcess;
let newOne: HoldfastProcess;
beforeAll(async () => {
  [next, deployment] = await Promise.all([buildMutant(NEXT_RELEASE), createDeployment()]);
  [oldOne, newOne] = await Promise.all([deployment.start(), deployment.start({}, next.main)]);
});
afterAll(async () => {
  await deployment?.close();
  await next?.remove();
});

const visitorAt = ({ url }: HoldfastProcess): ChatClient => new ChatClient(url, randomUUID());

/**
 * Acts like a client behind a load balancer: asks again while there is no answer or a 503, each time at the
 * next URL.
 */
async function insist(
  visitor: ChatClient,
  message: string,
  places: readonly HoldfastProcess[],
): Promise<ChatReply> {
  const messageId = randomUUID();
  let answered: Answered<unknown> | null = null;
  for (const { url } of [...places, ...places, ...places]) {
    visitor.moveTo(url);
    answered = await visitor.post({ message, messageId }).catch(() => null);
    if (answered?.status === 200) return answered.body as ChatReply;
    if (answered && answered.status !== 503) break;
  }
  throw new Error(`"${message}" was answered ${JSON.stringify(answered)}`);
}

/**
 * Sends messages until a time is booked, which may take several attempts if the chosen time is taken.
 * Resolves to all replies.
 */
async function book(
  visitor: ChatClient,
  places: (turn: number) => readonly HoldfastProcess[],
  replied: (turn: number) => void = () => undefined,
): Promise<readonly string[]> {
  const said: string[] = [];
  const say = async (message: string): Promise<string> => {
    said.push(message);
    const { turn, state, degraded } = await insist(visitor, message, places(said.length));
    expect({ turn, degraded }).toEqual({ turn: said.length, degraded: false });
    replied(turn);
    return state;
  };
  for (const message of UNTIL_SLOTS) await say(message);
  while ((await say('1')) !== 'BOOK_REVIEW');
  expect(await say('yes')).toBe('BOOK_CONFIRMED');
  return said;
}

interface Stored extends Snapshot {
  readonly updatedAt: string;
}

const keyOf = ({ sessionId }: ChatClient): string => `state:${sessionId}`;

const storedJson = async (visitor: ChatClient): Promise<string> =>
  (await deployment.redis.admin.get(keyOf(visitor))) ?? '{}';

const stored = async (visitor: ChatClient): Promise<Stored> => JSON.parse(await storedJson(visitor));

/** Changes the stored session, as an instance finds it that does not know the conversation. */
async function change(visitor: ChatClient, changes: Partial<Stored>): Promise<void> {
  const json = JSON.stringify({ ...(await stored(visitor)), ...changes });
  await deployment.redis.admin.set(keyOf(visitor), json, 'KEEPTTL');
}

const bookingsOf = async ({ sessionId }: ChatClient): Promise<readonly string[]> =>
  (
    await deployment.query<{ status: string }>(
      `select status from reservations where session_id = $1 and status in ('held', 'confirmed')`,
      [sessionId],
    )
  ).map(({ status }) => status);

test('what the old build saved, the new one goes on with', async () => {
  const visitor = visitorAt(oldOne);
  for (const message of UNTIL_SLOTS) await visitor.say(message);
  expect(await stored(visitor)).toMatchObject({
    current: 'BOOK_SLOT',
    dialogue: { machineVersion: MACHINE, offered: expect.any(Array) },
  });
  visitor.moveTo(newOne.url);
  // One of the times the old build offered.
  expect(await visitor.say('1')).toMatchObject({ turn: 9, state: 'BOOK_REVIEW' });
  expect(await stored(visitor)).toMatchObject({ dialogue: { machineVersion: MACHINE + 1 } });
  expect(await visitor.say('yes')).toMatchObject({ booking: { status: 'confirmed' } });
});

interface Fixture {
  readonly what: string;
  readonly snapshot: Snapshot;
}

const FIXTURES = new URL(`../dialogue/fixtures/machine-version-${MACHINE}.json`, import.meta.url);
const fixtures: readonly Fixture[] = JSON.parse(readFileSync(FIXTURES, 'utf8'));

test('so it does with every state of the old one that is kept for that', async () => {
  for (const { what, snapshot } of fixtures) {
    const visitor = visitorAt(oldOne);
    await visitor.say('menu');
    await change(visitor, snapshot);
    visitor.moveTo(newOne.url);
    const { message, locale } = await visitor.say('hello');
    expect(message, what).not.toContain(copyOf(locale, IN_LISBON).restarted);
    expect(await stored(visitor), what).toMatchObject({ dialogue: { machineVersion: MACHINE + 1 } });
  }
});

describe('what the new build saved', () => {
  let visitor: ChatClient;
  let last: ChatReply;
  beforeEach(async () => {
    visitor = visitorAt(oldOne);
    await visitor.say('book');
    visitor.moveTo(newOne.url);
    last = await visitor.say('Ana Silva', { messageId: 'the-name' });
    visitor.moveTo(oldOne.url);
  });

  test('the old one leaves as it is, and asks for the message again, wherever it arrives next', async () => {
    const before = await storedJson(visitor);
    // The first time the instance has a copy, the second time it has a newer one.
    for (const messageId of ['the-email', 'the-email', 'the-name']) {
      const message = messageId === 'the-name' ? 'Ana Silva' : 'ana@acme.example';
      const refused = await visitor.post({ message, messageId });
      expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      expect(refused.headers.get('retry-after')).toBe('1');
    }
    expect(await storedJson(visitor)).toBe(before);
    expect(await look(visitor)).toMatchObject({ turn: 2, state: last.state, message: last.message });

    visitor.moveTo(newOne.url);
    expect(await visitor.say('Ana Silva', { messageId: 'the-name' })).toMatchObject({ turn: 2 });
    const { turn, state } = await visitor.say('ana@acme.example', { messageId: 'the-email' });
    expect({ turn, state }).toEqual({ turn: 3, state: 'BOOK_PHONE' });
  });

  test('the old one begins anew with the answers when the new one has taken no turn for two minutes', async () => {
    await change(visitor, { updatedAt: new Date(Date.now() - 121_000).toISOString() });
    const back = await deployment.start();
    visitor.moveTo(back.url);
    const { turn, state, message, locale } = await visitor.say('ana@acme.example');
    expect({ turn, state }).toEqual({ turn: 3, state: 'MENU' });
    expect(message).toContain(copyOf(locale, IN_LISBON).restarted);
    expect(await stored(visitor)).toMatchObject({
      data: { NAME: 'Ana Silva' },
      dialogue: { machineVersion: MACHINE },
    });
  });
});

test('a visitor answered by both builds in turn books once, and each message is one turn', async () => {
  const visitors = Array.from({ length: 6 }, () => visitorAt(oldOne));
  await Promise.all(
    visitors.map(async (visitor, n) => {
      const said = await book(visitor, (turn) =>
        (turn + n) % 2 === 0 ? [oldOne, newOne] : [newOne, oldOne],
      );
      expect(visitorTexts(await look(visitor))).toEqual(said);
      expect(await bookingsOf(visitor)).toEqual(['confirmed']);
    }),
  );
});

test('an old build drains with turns in flight, the new one takes over, and nothing is lost or doubled', async () => {
  const leaving = await deployment.start();
  const visitors = Array.from({ length: 8 }, () => visitorAt(leaving));
  const turns = new Map(visitors.map((visitor) => [visitor, 0]));
  const booking = visitors.map((visitor) =>
    // Until a load balancer knows that the old process is draining, it still sends messages to it.
    book(
      visitor,
      () => [leaving, newOne],
      (turn) => turns.set(visitor, turn),
    ),
  );
  await eventually(() => expect(Math.min(...turns.values())).toBeGreaterThanOrEqual(3));
  expect(await leaving.stop('SIGTERM')).toBe(0);

  for (const [n, visitor] of visitors.entries()) {
    const said = await booking[n];
    visitor.moveTo(newOne.url);
    expect(visitorTexts(await look(visitor))).toEqual(said);
    expect(await bookingsOf(visitor)).toEqual(['confirmed']);
    expect(await stored(visitor)).toMatchObject({ dialogue: { machineVersion: MACHINE + 1 } });
  }
});
