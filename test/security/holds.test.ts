import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { randomId } from '../../backend/src/lib/ids.ts';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const PER_ADDRESS = 5;
const TO_SLOTS = ['book', 'Ana Silva', 'ana@acme.example'];

let postgres: TestPostgres;
let database: Client;
/** Two instances behind one proxy. */
let apps: readonly TestApp[];
beforeAll(async () => {
  postgres = await startPostgres();
  const env = {
    DATABASE_URL: postgres.url,
    RESUME_TOKEN_KEYS: randomId(43),
    TRUST_PROXY_HOPS: '1',
    HOLDS_PER_ADDRESS: '',
    BUSINESS_DIR: 'test/faults/businesses/roomy',
  };
  apps = await Promise.all([startApp(env), startApp(env)]);
  // It answers once the database has its tables.
  for (const { url } of apps) await (await fetch(`${url}/health`)).text();
  database = new Client({ connectionString: postgres.url });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  for (const app of apps ?? []) await app.stop();
  await postgres?.stop();
});
beforeEach(() => database.query('truncate reservations'));

/** A visitor with a session, whose proxy reports this address. */
class Visitor {
  readonly sessionId = randomUUID();
  readonly #url: string;
  readonly #address: string;

  constructor(address: string, app = apps[0]) {
    this.#url = app?.url ?? '';
    this.#address = address;
  }

  async say(message: string, address = this.#address): Promise<ChatReply> {
    const response = await fetch(`${this.#url}/api/chat`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-session-id': this.sessionId,
        'x-forwarded-for': address,
      },
      body: JSON.stringify({ message }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as ChatReply;
  }

  async hold(time: number, address?: string): Promise<ChatReply> {
    for (const words of TO_SLOTS) await this.say(words, address);
    return this.say(`${time}`, address);
  }
}

const stateOf = ({ state }: ChatReply): string => state;

async function held(): Promise<number> {
  const { rows } = await database.query<{ held: number }>(
    `select count(*)::int as held from reservations where status = 'held' and held_until > now()`,
  );
  return rows[0]?.held ?? Number.NaN;
}

/** Returns how many of these visitors, coming one after another, hold a time. */
async function holding(visitors: number, addressOf: (n: number) => string): Promise<number> {
  const states: string[] = [];
  for (let n = 0; n < visitors; n += 1) {
    states.push(stateOf(await new Visitor(addressOf(n), apps[n % 2]).hold((n % 6) + 1)));
  }
  return states.filter((state) => state === 'BOOK_REVIEW').length;
}

describe('an address (40)', () => {
  test('holds five times at once, with any sessions and instances', async () => {
    expect(await holding(2 * PER_ADDRESS, () => '203.0.113.1')).toBe(PER_ADDRESS);
    expect(await held()).toBe(PER_ADDRESS);
    expect(stateOf(await new Visitor('203.0.113.2').hold(1))).toBe('BOOK_REVIEW');
  });

  test('holds no more when all its visitors choose at once', async () => {
    const visitors = Array.from({ length: 20 }, (_, n) => new Visitor('203.0.113.1', apps[n % 2]));
    await Promise.all(
      visitors.map(async (each) => {
        for (const words of TO_SLOTS) await each.say(words);
      }),
    );
    const replies = await Promise.all(visitors.map((each, n) => each.say(`${(n % 6) + 1}`)));
    expect(replies.map(stateOf).filter((state) => state === 'BOOK_REVIEW')).toHaveLength(PER_ADDRESS);
    expect(await held()).toBe(PER_ADDRESS);
  });

  test('is told so in an ordinary reply that loses nothing', async () => {
    const first = new Visitor('203.0.113.1');
    await first.hold(1);
    await holding(PER_ADDRESS - 1, () => '203.0.113.1');
    const late = new Visitor('203.0.113.1');
    const refused = await late.hold(2);
    expect(refused).toMatchObject({ state: 'BOOK_SLOT', booking: null });
    expect(refused.parts.map(({ type }) => type)).toEqual(['text', 'options']);
    expect(refused.message).toContain('Several times are being held from this connection');
    expect(stateOf(await first.say('yes'))).toBe('BOOK_CONFIRMED');
    expect(stateOf(await late.say('1'))).toBe('BOOK_REVIEW');
  });

  test("stays the same with any X-Forwarded-For before the proxy's own entry", async () => {
    expect(await holding(2 * PER_ADDRESS, (n) => `198.51.100.${n}, 203.0.113.1`)).toBe(PER_ADDRESS);
  });

  test('is the same all over its IPv6 network', async () => {
    expect(await holding(2 * PER_ADDRESS, (n) => `2001:db8:1:2:${n}::${n}`)).toBe(PER_ADDRESS);
    expect(stateOf(await new Visitor('2001:db8:1:3::1').hold(1))).toBe('BOOK_REVIEW');
  });

  test('is in no row, no log line and no metric', async () => {
    const address = '203.0.113.177';
    expect(await holding(PER_ADDRESS + 1, () => address)).toBe(PER_ADDRESS);
    const { rows } = await database.query('select r::text, encode(address_hash, $1) from reservations r', [
      'escape',
    ]);
    expect(rows).toHaveLength(PER_ADDRESS);
    const [app] = apps;
    const metrics = await (await fetch(`${app?.url}/metrics`)).text();
    expect(metrics).toContain('holdfast_effects_total{effect="reserveSlot",outcome="holdRefused"}');
    expect(`${JSON.stringify(rows)}${app?.lines.join('')}${metrics}`).not.toContain(address);
  });
});

describe('a loop of holding and dropping (40)', () => {
  test('keeps one time of the day from others and no more, by one session', async () => {
    const looping = new Visitor('203.0.113.1');
    await looping.hold(1);
    for (let round = 0; round < 15; round += 1) {
      await looping.say('another time');
      await looping.say(`${(round % 6) + 1}`);
      expect(await held()).toBe(1);
    }
    // Eight addresses, each of which gets the first time it is offered.
    expect(await holding(8, (n) => `198.51.100.${n}`)).toBe(8);
  });

  test('keeps five, by however many sessions', async () => {
    for (let round = 0; round < 3; round += 1) await holding(PER_ADDRESS, () => '203.0.113.1');
    expect(await held()).toBe(PER_ADDRESS);
    expect(await holding(8, (n) => `198.51.100.${n}`)).toBe(8);
  });
});
