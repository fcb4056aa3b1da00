import { ManualClock } from '../../support/manual-clock.ts';
import { MemorySessionArchive } from '../../support/memory-session-archive.ts';
import { hasBooking, START } from './archive-fixtures.ts';
import { describeSessionArchive } from './session-archive.conformance.ts';

describeSessionArchive('MemorySessionArchive', async () => {
  const clock = new ManualClock(START);
  const archive = new MemorySessionArchive({ hasBooking, clock });
  return {
    archive,
    clock,
    endOf: async (id) => archive.endOf(id),
    auditOf: async (id) => archive.auditOf(id),
    close: async () => undefined,
  };
});
