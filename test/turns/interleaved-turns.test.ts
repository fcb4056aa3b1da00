import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../backend/src/database/database.ts';
import { openDatabase } from '../../backend/src/database/open-database.ts';
import { systemClock } from '../../backend/src/lib/clock.ts';
import type { Commit, CommitOutcome } from '../../backend/src/sessions/session-store.ts';
import { createAppDatabase } from '../support/app-database.ts';
import { emptyDatabase, reservationRows, silentLogger } from '../support/bookings.ts';
import { loadTestBusiness } from '../support/businesses.ts';
import { createTurnInstance } from '../support/turn-instance.ts';
import { ScheduledStore } from './scheduled-store.ts';
import { live } from './turn-world.ts';

const SEED = 20261121;
const business = loadTestBusiness('barbershop');
const UNTIL_SLOTS = ['book', '1', 'Ana Silva', '+351 912 345 678'];

let database: Database;
beforeAll(async () => {
  database = await openDatabase({
    databaseUrl: await createAppDatabase(),
    dataDir: null,
    logger: silentLogger,
  });
  await database.ping();
});
afterAll(() => database?.close());

const message = fc.record({
  at: fc.nat(1),
  text: fc.constantFrom('1', '2', 'another time', 'yes', 'menu', 'cancel'),
});

/** Three messages, each with whether its client also sends it to the other instance. */
const messages = fc.array(fc.tuple(message, fc.boolean()), { minLength: 3, maxLength: 3 });

/** Three turns of a conversation at two instances, with retries. Next times are on offer. */
const everyInterleaving = (createStore: () => ScheduledStore) =>
  fc.asyncProperty(fc.scheduler(), messages, fc.boolean(), async (scheduler, sent, bothWarm) => {
    await emptyDatabase(database);
    const store = createStore();
    const instances = [0, 1].map(() => createTurnInstance({ store, database, business }));
    const id = randomUUID();
    await instances[0]?.sayAll(id, UNTIL_SLOTS);
    if (bothWarm) await instances[1]?.sessions.load(id, { fresh: true });

    store.scheduler = scheduler;
    const said = sent.flatMap(([{ at, text }, isRetried], n) =>
      (isRetried ? [at, 1 - at] : [at]).map(async (where) => {
        const { commands: _, ...reply } = (await instances[where]?.say(id, text, `m${n}`)) ?? {};
        return { messageId: `m${n}`, reply };
      }),
    );
    const replies = await scheduler.waitFor(Promise.all(said));
    store.scheduler = null;

    const opened = await store.open(id);
    const told = opened.kind === 'found' ? opened.events.slice(UNTIL_SLOTS.length) : [];
    expect(told.map(({ turn }) => turn)).toEqual([5, 6, 7]);
    expect(told.map(({ event }) => event.messageId).toSorted()).toEqual(['m0', 'm1', 'm2']);
    for (const { messageId, reply } of replies) {
      const turn = told.find(({ event }) => event.messageId === messageId)?.turn;
      expect(reply).toMatchObject({ turn });
      expect(reply).toEqual(replies.find((other) => other.messageId === messageId)?.reply);
    }
    expect(live(await reservationRows(database)).length).toBeLessThanOrEqual(1);
    for (const { sessions } of instances) await sessions.close();
  });

test('three turns of a conversation are each committed once, in any order of loads and commits', async () => {
  await fc.assert(
    everyInterleaving(() => new ScheduledStore(systemClock, 3_600)),
    { numRuns: 100, seed: SEED },
  );
});

/** A store in which the last write always wins. */
class StoreWithoutVersions extends ScheduledStore {
  override async commit(id: string, commit: Commit): Promise<CommitOutcome> {
    const outcome = await super.commit(id, commit);
    if (outcome.kind !== 'newer') return outcome;
    const { version, epoch } = outcome.session;
    return super.commit(id, { ...commit, expected: { version, epoch } });
  }
}

test('and that is noticed not to hold when versions are not compared', async () => {
  const property = everyInterleaving(() => new StoreWithoutVersions(systemClock, 3_600));
  const { failed } = await fc.check(property, { numRuns: 50, seed: SEED, endOnFailure: true });
  expect(failed).toBe(true);
});
