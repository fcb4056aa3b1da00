import { expect, test } from 'vitest';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import { MIGRATIONS, type Migration } from '../../backend/src/dialogue/migrations/migrations.ts';
import type { Snapshot } from '../../backend/src/dialogue/snapshot.ts';
import { createKeyRing } from '../../backend/src/sessions/key-ring.ts';
import { openResumeToken, sealResumeToken } from '../../backend/src/sessions/resume-token.ts';
import { turnAfter } from '../sessions/session-fixtures.ts';
import { loadTestBusiness } from '../support/businesses.ts';

/**
 * Two migrations, as if today's form were version 3: `service` and one of the states had other names
 * before.
 */
const renameService: Migration = ({ dialogue: { service, ...dialogue }, ...snapshot }) => ({
  ...snapshot,
  dialogue: { ...dialogue, ...(service !== undefined && { serviceId: service }) },
});
const renameTimes: Migration = ({ current, data, dialogue: { shown, ...dialogue } }) => {
  if (shown !== undefined && !Array.isArray(shown)) throw new TypeError('shown is no list');
  return {
    current: current === 'BOOK_TIME' ? 'BOOK_SLOT' : current,
    data,
    dialogue: { ...dialogue, ...(shown !== undefined && { offered: shown }) },
  };
};

const business = loadTestBusiness('btrix');
const steps = [renameService, renameTimes];
const dialogue = new Dialogue(business, steps);

const data = { NAME: 'Ana Silva' };
const offered = ['20270105T100000Z'];
const saved: Readonly<Record<1 | 2 | 3, Snapshot>> = {
  1: {
    current: 'BOOK_TIME',
    data,
    dialogue: { machineVersion: 1, locale: 'en', service: 'demo', shown: offered },
  },
  2: {
    current: 'BOOK_TIME',
    data,
    dialogue: { machineVersion: 2, locale: 'en', serviceId: 'demo', shown: offered },
  },
  3: {
    current: 'BOOK_SLOT',
    data,
    dialogue: { machineVersion: 3, locale: 'en', serviceId: 'demo', offered },
  },
};

test('the machine version counts the migrations', () => {
  expect(dialogue.machineVersion).toBe(3);
  expect(new Dialogue(business).machineVersion).toBe(MIGRATIONS.length + 1);
});

test.each([1, 2, 3] as const)('a snapshot of version %i is restored where it was', (version) => {
  const restored = dialogue.restore(saved[version]);
  expect(restored).toMatchObject({ kind: 'restored', savedBy: version });
  expect(restored.dialogue).toEqual(dialogue.restore(saved[3]).dialogue);
  expect(restored.dialogue).toMatchObject({
    state: 'BOOK_SLOT',
    context: { serviceId: 'demo', offered, answers: data },
  });
});

test('it is saved again as the newest version, which an older build no longer knows', () => {
  const again = dialogue.save(dialogue.restore(saved[1]).dialogue);
  expect(again.dialogue).toMatchObject({ machineVersion: 3, offered });
  expect(new Dialogue(business, [renameService]).restore(again)).toMatchObject({
    kind: 'restarted',
    reason: { kind: 'unknownVersion', version: 3 },
    dialogue: { state: 'MENU', context: { answers: data } },
  });
});

test('migrating leaves what was read as it is', () => {
  const before = structuredClone(saved[1]);
  dialogue.restore(saved[1]);
  expect(saved[1]).toEqual(before);
});

test('figures are not counted against a state that the migration has moved to', () => {
  expect(dialogue.restore(saved[1])).toMatchObject({ asShown: false });
  expect(dialogue.restore({ ...saved[1], current: 'BOOK_SLOT' })).toMatchObject({ asShown: true });
});

test('a migration that can make nothing of a damaged snapshot leads to a restart that keeps the answers', () => {
  const damaged = { ...saved[1], dialogue: { ...saved[1].dialogue, shown: 'none' } };
  expect(dialogue.restore(damaged)).toMatchObject({
    kind: 'restarted',
    reason: { kind: 'failedMigration', version: 2 },
    dialogue: { state: 'MENU', context: { answers: data } },
  });
});

test('a migration that leaves something unreadable leads to a restart', () => {
  const lossy = new Dialogue(business, [(snapshot) => ({ ...snapshot, dialogue: {} })]);
  expect(lossy.restore(saved[1])).toMatchObject({
    kind: 'restarted',
    reason: { kind: 'unreadable', field: 'locale' },
  });
});

test('a snapshot that comes back in a token is migrated too', () => {
  const ring = createKeyRing([{ kid: 'k1', secret: Buffer.alloc(32, 1) }]);
  const session = { ...turnAfter(null, 'm1').next, createdAt: new Date(0).toISOString(), ...saved[1] };
  const token = sealResumeToken(ring, { sessionId: 's1', session, issuedAt: 0, expiresAt: 1_000 });
  const opened = openResumeToken(ring, token ?? '', 's1', 500);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  expect(dialogue.restore(opened.session)).toEqual(dialogue.restore(saved[1]));
});
