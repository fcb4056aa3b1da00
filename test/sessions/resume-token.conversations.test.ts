import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { systemClock } from '../../backend/src/lib/clock.ts';
import { createKeyRing } from '../../backend/src/sessions/key-ring.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import {
  MAX_TOKEN_LENGTH,
  openResumeToken,
  sealResumeToken,
} from '../../backend/src/sessions/resume-token.ts';
import { createAppDatabase } from '../support/app-database.ts';
import { UNTIL_SLOTS } from '../support/booking-words.ts';
import { silentLogger } from '../support/bookings.ts';
import { type BUSINESS_NAMES, loadTestBusiness } from '../support/businesses.ts';
import { createTurnInstance } from '../support/turn-instance.ts';
import { withNewestReply } from './session-fixtures.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({
    databaseUrl: await createAppDatabase(),
    dataDir: null,
    logger: silentLogger,
  });
});
afterAll(() => database?.close());

const ring = createKeyRing([{ kid: 'abcdefghijk', secret: Buffer.alloc(32, 1) }]);
const LONG = 'x'.repeat(200);

interface Conversation {
  readonly what: string;
  readonly business: (typeof BUSINESS_NAMES)[number];
  readonly says: readonly string[];
  readonly endsIn: string;
}

const CONVERSATIONS: readonly Conversation[] = [
  {
    what: 'topics, nonsense, a person and a leave-taking',
    business: 'btrix',
    says: [
      'hi',
      'pricing',
      'Pro',
      'menu',
      'flurb',
      'flurb',
      'flurb',
      'support',
      'It is late',
      'b@c.example',
      'bye',
    ],
    endsIn: 'ENDED',
  },
  {
    what: 'a booking with corrections',
    business: 'btrix',
    says: [
      ...UNTIL_SLOTS,
      'Friday morning',
      'more',
      '1',
      'my email is bob@acme.example',
      'another time',
      '2',
      'yes',
    ],
    endsIn: 'BOOK_CONFIRMED',
  },
  {
    what: 'a booking with answers as long as they may be',
    business: 'btrix',
    says: ['book', 'Ana', 'ana@acme.example', '+351 912 345 678', LONG, '12', LONG, LONG, '1', 'yes'],
    endsIn: 'BOOK_CONFIRMED',
  },
  {
    what: 'an appointment',
    business: 'barbershop',
    says: ['book', 'haircut and beard', 'Ana', '212 555 0188', '1', 'yes', 'thanks'],
    endsIn: 'BOOK_CONFIRMED',
  },
];

test.each(CONVERSATIONS)('$what: each of its sessions comes back from its token', async (conversation) => {
  const store = new MemorySessionStore(systemClock, 3_600);
  const visitor = createTurnInstance({ store, database, business: loadTestBusiness(conversation.business) });
  const sessionId = randomUUID();
  let state = 'WELCOME';
  for (const message of conversation.says) {
    ({ state } = await visitor.say(sessionId, message));
    const loaded = await store.load(sessionId);
    if (loaded.kind !== 'found') throw new Error(`The session is ${loaded.kind}`);
    const { session } = loaded;
    const now = Date.parse(session.updatedAt);
    const token = sealResumeToken(ring, { sessionId, session, issuedAt: now, expiresAt: now + 1 }) ?? '';
    expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
    expect(openResumeToken(ring, token, sessionId, now), `after "${message}", in ${state}`).toEqual({
      kind: 'opened',
      session: withNewestReply(session),
      issuedAt: now,
      expiresAt: now + 1,
    });
  }
  expect(state).toBe(conversation.endsIn);
  await visitor.sessions.close();
});
