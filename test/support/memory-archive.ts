import type { Clock } from '../../backend/src/lib/clock.ts';
import { DeletionMarks } from '../../backend/src/sessions/deletion-marks.ts';
import { silentLogger } from './bookings.ts';
import { MemorySessionArchive } from './memory-session-archive.ts';

/** The ports of a `ResilientSessionStore` other than its store, without an archive. */
export function memoryArchive(clock: Clock) {
  const archive = new MemorySessionArchive({ hasBooking: () => false, clock });
  const marks = new DeletionMarks({ archive, clock, logger: silentLogger });
  return { archive, archiving: null, marks, cacheSize: 10_000 };
}
