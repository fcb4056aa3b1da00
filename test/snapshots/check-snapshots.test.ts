import { expect, test } from 'vitest';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { Migration } from '../../backend/src/dialogue/migrations/migrations.ts';
import type { Snapshot } from '../../backend/src/dialogue/snapshot.ts';
import { shortHash } from '../../backend/src/lib/ids.ts';
import type { StoredSession } from '../../backend/src/sessions/stored-sessions.ts';
import { checkSnapshots } from '../../backend/src/snapshots/check-snapshots.ts';
import { turnAfter } from '../sessions/session-fixtures.ts';
import { loadTestBusiness } from '../support/businesses.ts';

const nameService: Migration = ({ dialogue: { service, ...dialogue }, ...rest }) => ({
  ...rest,
  dialogue: { ...dialogue, ...(service !== undefined && { serviceId: service }) },
});
const same: Migration = (snapshot) => snapshot;
const dialogue = new Dialogue(loadTestBusiness('btrix'), [nameService, same]);

const saved = (id: string, snapshot: Partial<Snapshot>): StoredSession => ({
  kind: 'session',
  id,
  session: { ...turnAfter(null, 'm1').next, data: {}, ...snapshot },
});
const ofVersion = (machineVersion: number, fields: object = {}): Partial<Snapshot> => ({
  dialogue: { machineVersion, locale: 'en', ...fields },
});

async function* each(stored: readonly StoredSession[]): AsyncGenerator<StoredSession> {
  yield* stored;
}

test('an empty deployment has nothing to restart', async () => {
  expect(await checkSnapshots(each([]), dialogue)).toEqual({
    machineVersion: 3,
    sessions: 0,
    deleted: 0,
    restored: 0,
    migrated: [],
    restarted: [],
    sealed: [],
    losingAnswers: 0,
  });
});

test('each session is counted once, by what would become of it', async () => {
  const check = await checkSnapshots(
    each([
      saved('s1', ofVersion(3)),
      saved('s2', { current: 'BOOK_EMAIL', ...ofVersion(2, { serviceId: 'demo' }) }),
      saved('s3', { current: 'BOOK_EMAIL', ...ofVersion(1, { service: 'demo' }) }),
      saved('s4', { ...ofVersion(1), data: { NAME: 'Ana', SHOE_SIZE: 43 } }),
      saved('s5', ofVersion(4)),
      saved('s6', ofVersion(4)),
      saved('s7', { current: 'BOOK_SHOE_SIZE', ...ofVersion(3), data: { SHOE_SIZE: 'ana@acme.example' } }),
      saved('s8', { current: 'BOOK_SLOT', ...ofVersion(3, { serviceId: 'palm-reading' }) }),
      saved('s9', ofVersion(3, { hold: { slotId: 'ana@acme.example' } })),
      saved('s10', { current: 'ana@acme.example', ...ofVersion(3) }),
      saved('s11', { dialogue: {} }),
      { kind: 'damaged', id: 's12' },
      { kind: 'deleted' },
      { kind: 'deleted' },
      { kind: 'sealed', trouble: 'no key "a"' },
      { kind: 'sealed', trouble: 'no key "b"' },
      { kind: 'sealed', trouble: 'no key "a"' },
    ]),
    dialogue,
  );
  expect(check).toEqual({
    machineVersion: 3,
    sessions: 12,
    deleted: 2,
    restored: 1,
    migrated: [
      { from: 1, sessions: 2 },
      { from: 2, sessions: 1 },
    ],
    restarted: [
      { reason: 'unknown machine version 4', hashes: [shortHash('s5'), shortHash('s6')] },
      { reason: 'no state BOOK_SHOE_SIZE', hashes: [shortHash('s7')] },
      { reason: 'no service palm-reading', hashes: [shortHash('s8')] },
      { reason: 'unreadable hold.startsAt', hashes: [shortHash('s9')] },
      { reason: 'no state (not a name)', hashes: [shortHash('s10')] },
      { reason: 'no machine version', hashes: [shortHash('s11')] },
      { reason: 'damaged JSON', hashes: [shortHash('s12')] },
    ],
    sealed: [
      { trouble: 'no key "a"', sessions: 2 },
      { trouble: 'no key "b"', sessions: 1 },
    ],
    losingAnswers: 2,
  });
});

test('a migration that throws is named by the version it migrates from', async () => {
  const failing = new Dialogue(loadTestBusiness('btrix'), [
    () => {
      throw new Error('ana@acme.example');
    },
  ]);
  const { restarted } = await checkSnapshots(each([saved('s1', ofVersion(1))]), failing);
  expect(restarted).toMatchObject([{ reason: 'failed migration from version 1' }]);
});
