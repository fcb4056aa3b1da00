import type { Database } from '../../../backend/src/database/database.ts';
import { ArchiveCipher } from '../../../backend/src/sessions/archive/archive-cipher.ts';
import { SqlSessionArchive } from '../../../backend/src/sessions/archive/sql-session-archive.ts';
import type { KeyRing } from '../../../backend/src/sessions/key-ring.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { hasBooking, ringOf, START } from './archive-fixtures.ts';
import type { ArchiveHarness } from './session-archive.conformance.ts';

/** An archive on this database. The harness closes the database. */
export function sqlHarness(database: Database, ring: KeyRing = ringOf('a')): ArchiveHarness {
  const clock = new ManualClock(START);
  const cipher = new ArchiveCipher(ring);
  return {
    archive: new SqlSessionArchive({ database, ring, hasBooking, clock }),
    clock,
    endOf: async (id) => {
      const row = await database.run((db) =>
        db
          .selectFrom('sessions')
          .select(['ended_at', 'end_reason', 'ended_state'])
          .where('id_hash', '=', cipher.hash(id).idHash)
          .executeTakeFirst(),
      );
      if (!row?.ended_at || !row.end_reason || row.ended_state === null) return null;
      return { at: row.ended_at.getTime(), reason: row.end_reason, state: row.ended_state };
    },
    auditOf: (id) =>
      database.run((db) =>
        db
          .selectFrom('audit')
          .select(['action', 'details'])
          .where('id_hash', '=', cipher.hash(id).idHash)
          .orderBy('id')
          .execute(),
      ),
    close: () => database.close(),
  };
}
