import type { Database } from '../../backend/src/database/database.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import type { Clock } from '../../backend/src/lib/clock.ts';
import { createKeyRing } from '../../backend/src/sessions/key-ring.ts';
import { SqlVisitorStore } from '../../backend/src/visitors/sql-visitor-store.ts';
import { VisitorMemory } from '../../backend/src/visitors/visitor-memory.ts';
import { VisitorWriter } from '../../backend/src/visitors/visitor-writer.ts';
import { silentLogger } from './bookings.ts';

/** An instance's memory of visitors, over a database that the caller closes. */
export function createVisitorMemory(options: {
  readonly business: Business;
  readonly database: Database;
  readonly clock: Clock;
}): VisitorMemory {
  const ring = createKeyRing([{ kid: 'a', secret: Buffer.alloc(32, 1) }]);
  const store = new SqlVisitorStore({ ...options, ring });
  return new VisitorMemory({ ...options, store, writer: new VisitorWriter({ store, logger: silentLogger }) });
}
