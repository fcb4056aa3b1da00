import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../backend/src/database/database.ts';
import { randomId } from '../../backend/src/lib/ids.ts';
import { createKeyRing, type KeyRing } from '../../backend/src/sessions/key-ring.ts';
import { SqlVisitorStore } from '../../backend/src/visitors/sql-visitor-store.ts';
import type { VisitorProfile } from '../../backend/src/visitors/visitor-profile.ts';
import type { VisitorNews } from '../../backend/src/visitors/visitor-store.ts';
import { CANARY } from '../support/canaries.ts';
import { ManualClock } from '../support/manual-clock.ts';

export interface VisitorStoreHarness {
  readonly database: Database;
  close(): Promise<void>;
}

const SEVEN_DAYS_MS = 7 * 24 * 3_600_000;

export const ringOf = (...kids: readonly string[]): KeyRing =>
  createKeyRing(kids.map((kid) => ({ kid, secret: createHash('sha256').update(kid).digest() })));

const ANA: VisitorProfile = { answers: { NAME: 'Ana Silva', EMAIL: 'ana@acme.example' }, bookings: [] };
const UNKNOWN = { kind: 'unknown' };
const FORGOTTEN = { kind: 'forgotten' };
const known = (profile: VisitorProfile) => ({ kind: 'known', profile });

const newId = (): string => randomId(22);
const newsOf = (visitor: string, told: Partial<VisitorProfile> = ANA): VisitorNews => ({
  visitor,
  told: { answers: {}, bookings: [], ...told },
});

/** Tests that every visitor store must pass, on its own database. */
export function describeVisitorStore(name: string, create: () => Promise<VisitorStoreHarness>): void {
  describe(name, () => {
    let harness: VisitorStoreHarness;
    beforeAll(async () => {
      harness = await create();
    });
    afterAll(() => harness?.close());

    const clock = new ManualClock(Date.UTC(2026, 0, 5, 12));
    const storeWith = (ring: KeyRing = ringOf('a')) =>
      new SqlVisitorStore({ database: harness.database, ring, clock });
    const rows = async () => {
      const { rows: all } = await harness.database.run((db) =>
        sql<{ line: string }>`
          select encode(id_hash, 'escape') || kid || coalesce(encode(profile, 'escape'), '') as line
          from visitors`.execute(db),
      );
      return all.map(({ line }) => line);
    };

    test('an unknown visitor has no memory', async () => {
      expect(await storeWith().recall(newId())).toEqual(UNKNOWN);
    });

    test('answers are recalled, and later ones are added or replace them', async () => {
      const [store, id] = [storeWith(), newId()];
      await store.keep([newsOf(id, { ...ANA, bookings: ['A'] })]);
      expect(await store.recall(id)).toEqual(known({ ...ANA, bookings: ['A'] }));
      await store.keep([
        newsOf(id, { answers: { EMAIL: 'new@acme.example', PHONE: '+1' }, bookings: ['B'] }),
      ]);
      expect(await store.recall(id)).toEqual(
        known({
          answers: { NAME: 'Ana Silva', EMAIL: 'new@acme.example', PHONE: '+1' },
          bookings: ['B', 'A'],
        }),
      );
    });

    test('many are kept at once, each by itself', async () => {
      const store = storeWith();
      const ids = Array.from({ length: 300 }, newId);
      await store.keep(ids.map((id) => newsOf(id, { answers: { NAME: id } })));
      const recalled = await Promise.all(ids.map((id) => store.recall(id)));
      expect(recalled).toEqual(ids.map((id) => known({ answers: { NAME: id }, bookings: [] })));
    });

    test('a visitor is remembered for seven days after the last change of any kind', async () => {
      const [store, id] = [storeWith(), newId()];
      await store.keep([newsOf(id)]);
      clock.advance(SEVEN_DAYS_MS - 1);
      await store.keep([newsOf(id, {})]);
      clock.advance(SEVEN_DAYS_MS - 1);
      expect(await store.recall(id)).toEqual(known(ANA));
      clock.advance(1);
      expect(await store.recall(id)).toEqual(UNKNOWN);
      await store.keep([newsOf(id, { answers: { PHONE: '+1' } })]);
      expect(await store.recall(id)).toEqual(known({ answers: { PHONE: '+1' }, bookings: [] }));
    });

    test('a forgotten visitor stays forgotten, whatever arrives later', async () => {
      const [store, id] = [storeWith(), newId()];
      await store.keep([newsOf(id)]);
      await store.forget(id);
      expect(await store.recall(id)).toEqual(FORGOTTEN);
      await store.keep([newsOf(id), newsOf(newId())]);
      await store.forget(id);
      clock.advance(SEVEN_DAYS_MS - 1);
      await store.keep([newsOf(id)]);
      expect(await store.recall(id)).toEqual(FORGOTTEN);
    });

    test('forgetting wins over news that are written at the same time, also of one who was unknown', async () => {
      const [store, other] = [storeWith(), storeWith()];
      for (let round = 0; round < 20; round += 1) {
        const id = newId();
        await Promise.all([store.keep([newsOf(id)]), other.forget(id), other.keep([newsOf(id)])]);
        expect(await store.recall(id)).toEqual(FORGOTTEN);
      }
    });

    test('news of two instances at once are both kept of one who is known', async () => {
      const [store, other, id] = [storeWith(), storeWith(), newId()];
      await store.keep([newsOf(id, { bookings: ['A'] })]);
      await Promise.all([
        store.keep([newsOf(id, { answers: { NAME: 'Ana' } })]),
        other.keep([newsOf(id, { answers: { PHONE: '+1' } })]),
      ]);
      expect(await store.recall(id)).toEqual(
        known({ answers: { NAME: 'Ana', PHONE: '+1' }, bookings: ['A'] }),
      );
    });

    test('a sweep removes those whose time has passed, and no others', async () => {
      const store = storeWith();
      clock.advance(SEVEN_DAYS_MS);
      await store.sweep();
      const [gone, forgotten, stays] = [newId(), newId(), newId()];
      await store.keep([newsOf(gone)]);
      await store.forget(forgotten);
      clock.advance(SEVEN_DAYS_MS / 2);
      await store.keep([newsOf(stays)]);
      clock.advance(SEVEN_DAYS_MS / 2);
      expect(await store.sweep()).toBe(2);
      expect(await store.recall(stays)).toEqual(known(ANA));
    });

    test('the database holds neither who it is nor what is known, and nothing of one who was forgotten', async () => {
      const [store, id] = [storeWith(), newId()];
      const told = { answers: { NAME: CANARY.name, EMAIL: CANARY.email }, bookings: ['K7QM-3XPD'] };
      await store.keep([newsOf(id, told)]);
      const kept = (await rows()).join('\n');
      for (const secret of [id, CANARY.name, CANARY.email, 'K7QM']) expect(kept).not.toContain(secret);
      await store.forget(id);
      expect(await store.recall(id)).toEqual(FORGOTTEN);
    });

    test('data encrypted for one visitor cannot be decrypted as another’s', async () => {
      const [store, one, other] = [storeWith(), newId(), newId()];
      await harness.database.run((db) => sql`truncate visitors`.execute(db));
      await store.keep([newsOf(one), newsOf(other, { answers: { NAME: 'Bea' } })]);
      await harness.database.run((db) =>
        sql`
          update visitors v set profile = o.profile from visitors o where o.id_hash <> v.id_hash
        `.execute(db),
      );
      expect(await Promise.all([store.recall(one), store.recall(other)])).toEqual([UNKNOWN, UNKNOWN]);
    });

    describe('when the keys are changed', () => {
      const [old, both, fresh] = [ringOf('a'), ringOf('b', 'a'), ringOf('b')];

      test('one is found under the previous key and moves to the newest with the next news', async () => {
        const id = newId();
        await storeWith(old).keep([newsOf(id)]);
        expect(await storeWith(both).recall(id)).toEqual(known(ANA));
        expect(await storeWith(fresh).recall(id)).toEqual(UNKNOWN);
        await storeWith(both).keep([newsOf(id, { bookings: ['A'] })]);
        expect(await storeWith(fresh).recall(id)).toEqual(known({ ...ANA, bookings: ['A'] }));
        expect(await storeWith(old).recall(id)).toEqual(UNKNOWN);
      });

      test('a forgotten visitor is forgotten under each of them', async () => {
        const [before, after] = [newId(), newId()];
        await storeWith(old).keep([newsOf(after)]);
        await storeWith(old).forget(before);
        await storeWith(both).forget(after);
        for (const ring of [old, both]) {
          for (const id of [before, after]) {
            await storeWith(ring).keep([newsOf(id)]);
            expect(await storeWith(ring).recall(id)).toEqual(FORGOTTEN);
          }
        }
        await storeWith(fresh).keep([newsOf(after)]);
        expect(await storeWith(fresh).recall(after)).toEqual(FORGOTTEN);
      });
    });
  });
}
