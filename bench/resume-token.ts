import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../backend/src/database/open-database.ts';
import { systemClock } from '../backend/src/lib/clock.ts';
import { randomId } from '../backend/src/lib/ids.ts';
import { createKeyRing } from '../backend/src/sessions/key-ring.ts';
import { MemorySessionStore } from '../backend/src/sessions/memory-session-store.ts';
import { MAX_TOKEN_LENGTH, openResumeToken, sealResumeToken } from '../backend/src/sessions/resume-token.ts';
import type { Session } from '../backend/src/sessions/session-store.ts';
import { UNTIL_REVIEW } from '../test/support/booking-words.ts';
import { silentLogger } from '../test/support/bookings.ts';
import { loadTestBusiness } from '../test/support/businesses.ts';
import { createTurnInstance } from '../test/support/turn-instance.ts';
import { type Spread, spreadOf } from './statistics.ts';

// npx tsx bench/resume-token.ts     measures the cost of a sealed session's token for each turn, in 10
// seconds

export interface TokenPlan {
  readonly warmUpMs: number;
  readonly rounds: number;
  readonly roundMs: number;
}

/** CPU microseconds of the whole process, including garbage collection. */
export interface TokenCost {
  /** Length of a sealed token. */
  readonly characters: number;
  readonly seal: Spread;
  readonly open: Spread;
  /** The cost for a turn: the client's token is opened, and a new one is sealed. */
  readonly sealAndOpen: Spread;
  /** A token of full length under another key. */
  readonly refuse: Spread;
  readonly refuseMegabyte: Spread;
}

const AIM_MICROS = 100;
const PLAN: TokenPlan = { warmUpMs: 1_000, rounds: 7, roundMs: 150 };

/** Measures this session's token, with a key ring whose older key has sealed none. */
export function measureResumeToken(session: Session, plan: TokenPlan): TokenCost {
  const secretOf = (kid: string) => ({ kid, secret: randomBytes(32) });
  const ring = createKeyRing([secretOf('newer-key'), secretOf('older-key')]);
  const sessionId = `hf_${randomId(22)}`;
  const now = Date.parse(session.updatedAt);
  const seal = (): string =>
    sealResumeToken(ring, { sessionId, session, issuedAt: now, expiresAt: now + 3_600_000 }) ?? '';
  const open = (token: string): void => void openResumeToken(ring, token, sessionId, now);

  const token = seal();
  const foreign = `hf1.newer-key.${'A'.repeat(MAX_TOKEN_LENGTH)}`.slice(0, MAX_TOKEN_LENGTH);
  const megabyte = `hf1.newer-key.${'A'.repeat(1_000_000)}`;
  return {
    characters: token.length,
    seal: cpuMicros(seal, plan),
    open: cpuMicros(() => open(token), plan),
    sealAndOpen: cpuMicros(() => open(seal()), plan),
    refuse: cpuMicros(() => open(foreign), plan),
    refuseMegabyte: cpuMicros(() => open(megabyte), plan),
  };
}

export function describeTokenCost({ characters, ...cost }: TokenCost): string {
  const line = (what: string, { median, min, max }: Spread): string =>
    `${what.padEnd(34)}${median.toFixed(1).padStart(6)}  (${min.toFixed(1)}–${max.toFixed(1)})`;
  return [
    `a token of ${characters} characters, CPU µs: median (min–max)`,
    line('seal', cost.seal),
    line('open', cost.open),
    line(`seal and open, aim at most ${AIM_MICROS}`, cost.sealAndOpen),
    line('refuse one by another key', cost.refuse),
    line('refuse a megabyte', cost.refuseMegabyte),
    cost.sealAndOpen.median <= AIM_MICROS ? 'reached' : 'MISSED',
  ].join('\n');
}

function cpuMicros(work: () => unknown, { warmUpMs, rounds, roundMs }: TokenPlan): Spread {
  repeat(work, warmUpMs);
  return spreadOf(
    Array.from({ length: rounds }, () => {
      const before = process.cpuUsage();
      const times = repeat(work, roundMs);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / times;
    }),
  );
}

/** Returns the number of repetitions. */
function repeat(work: () => unknown, forMs: number): number {
  const endAt = performance.now() + forMs;
  let times = 0;
  while (performance.now() < endAt) {
    for (let done = 0; done < 20; done += 1) work();
    times += 20;
  }
  return times;
}

/** A session as it is after a whole conversation. */
async function finishedBooking(): Promise<Session> {
  const database = await openDatabase({ databaseUrl: null, dataDir: null, logger: silentLogger });
  const store = new MemorySessionStore(systemClock, 3_600);
  const visitor = createTurnInstance({ store, database, business: loadTestBusiness('btrix') });
  await visitor.sayAll('bench', [...UNTIL_REVIEW, 'yes']);
  const loaded = await store.load('bench');
  await visitor.sessions.close();
  await database.close();
  if (loaded.kind !== 'found') throw new Error(`The session is ${loaded.kind}`);
  return loaded.session;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(describeTokenCost(measureResumeToken(await finishedBooking(), PLAN)));
}
