import type { Database } from '../database/database.ts';
import type { Business } from '../domain/business.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Releasers } from '../lib/releasers.ts';
import { repeatEvery } from '../lib/repeat.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { SqlVisitorStore } from './sql-visitor-store.ts';
import { VisitorMemory } from './visitor-memory.ts';
import { VisitorsUnavailable } from './visitor-store.ts';
import { VisitorWriter } from './visitor-writer.ts';

export interface VisitorsOptions {
  readonly business: Business;
  readonly database: Database;
  readonly ring: KeyRing;
  /** False if nothing is archived of conversations, and so nothing of their visitors. */
  readonly remembers: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

const SWEEP_MS = 60_000;

/** Released in reverse order: pending news are written before the database closes. */
export function openVisitors(options: VisitorsOptions, releasers: Releasers): VisitorMemory {
  const { business, clock, logger, remembers } = options;
  const store = new SqlVisitorStore(options);
  const writer = remembers ? new VisitorWriter({ store, logger }) : null;
  if (writer) releasers.push('visitor writer', () => writer.close());
  const sweepFailed = (err: unknown) => {
    if (!(err instanceof VisitorsUnavailable)) logger.warn({ err }, 'sweep of visitors failed');
  };
  releasers.push(
    'sweep of visitors',
    repeatEvery(SWEEP_MS, () => store.sweep(), sweepFailed),
  );
  return new VisitorMemory({ business, store, writer, clock });
}
