import type { TokenLimits } from '../assistant/model/token-budgets.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../lib/clock.ts';
import type { Releasers } from '../lib/releasers.ts';
import { repeatEvery } from '../lib/repeat.ts';
import { ArchiveWriter, type ArchiveWriterStatus } from './archive/archive-writer.ts';
import { ArchiveUnavailable } from './archive/session-archive.ts';
import type { HasBooking } from './archive/session-row.ts';
import { SqlSessionArchive } from './archive/sql-session-archive.ts';
import type { FillGap } from './archive/write-batch.ts';
import { type CreatedSessionStore, createSessionStore } from './create-session-store.ts';
import { DeletionMarks, type MarkDeleted } from './deletion-marks.ts';
import type { KeyRing } from './key-ring.ts';
import { Leases } from './lease.ts';
import type { RedisDeployment } from './redis-address.ts';
import { ResilientSessionStore } from './resilient-session-store.ts';
import type { DescribeSession, SessionLogger } from './session-log.ts';
import type { SessionObserver } from './session-observer.ts';
import type { OpenOutcome } from './session-store.ts';
import type { StateSecrets } from './state-keys.ts';

export type ArchiveMode = 'async' | 'sync' | 'off';

export interface SessionsOptions {
  /** Null keeps sessions in this process's memory. */
  readonly redis: RedisDeployment | null;
  readonly commandTimeoutMs: number;
  readonly ttlSeconds: number;
  readonly cacheSize: number;
  readonly tokenLimits: TokenLimits;
  readonly database: Database;
  readonly ring: KeyRing;
  /** Keys that encrypt what Redis keeps of sessions. */
  readonly stateSecrets: StateSecrets;
  readonly archive: { readonly mode: ArchiveMode; readonly retentionDays: number };
  /** Turns that the store's stream has and the archive lacks. */
  readonly fillGap: (opened: OpenOutcome, after: number, before: number) => ReturnType<FillGap>;
  readonly hasBooking: HasBooking;
  readonly clock: Clock;
  readonly logger: SessionLogger;
  readonly describe: DescribeSession;
  readonly observer: SessionObserver;
}

/** The other stores that live where sessions are kept. */
type BesideSessions = Omit<CreatedSessionStore, 'sessions' | 'leases' | 'close'>;

export interface OpenedSessions extends BesideSessions {
  readonly sessions: ResilientSessionStore;
  readonly leases: Leases;
  /** Null when archiving is off. */
  readonly archiveStatus: () => ArchiveWriterStatus | null;
}

const SWEEP_MS = 60_000;
/** How often a busy instance checks whether others cannot reach Redis. */
const POLL_OUTAGES_MS = 100;
const PEERS = { lookWithinMs: 2 * POLL_OUTAGES_MS };

/**
 * Opens store, archive and what connects them. Releasing in reverse order writes the last turns before
 * anything closes.
 */
export function openSessions(options: SessionsOptions, releasers: Releasers): OpenedSessions {
  const { database, ring, hasBooking, clock, logger } = options;
  const archive = new SqlSessionArchive({ database, ring, hasBooking, clock });
  const marks = new DeletionMarks({ archive, clock, logger });
  const beforeUse = (mark: MarkDeleted) => {
    marks.expect();
    sessions.expectOutage();
    return marks.writeDue(mark);
  };
  const onLost = () => sessions.suspectOutage();
  const store = createSessionStore({ ...options, usageKey: ring.newest.usageHash, beforeUse, onLost });
  releasers.push('session store', () => store.close());
  const fillGap: FillGap = async (id, after, before) =>
    options.fillGap(await store.sessions.peek(id), after, before);
  const { mode, retentionDays } = options.archive;
  const writer = mode === 'off' ? null : new ArchiveWriter({ archive, fillGap, clock, logger });
  if (writer) releasers.push('archive writer', () => writer.close());
  const sweep = async () => {
    // An instance that alone could not reach Redis may be gone since.
    await sessions.recover(clock.now() - 2 * SWEEP_MS);
    await archive.endLapsed();
    await archive.sweep(retentionDays);
  };
  const sweepFailed = (err: unknown) => {
    if (!(err instanceof ArchiveUnavailable)) logger.warn({ err }, 'sweep of the archive failed');
  };
  releasers.push('sweep of the archive', repeatEvery(SWEEP_MS, sweep, sweepFailed));
  const peers = store.kind === 'redis' && database.kind === 'postgres' ? PEERS : null;
  if (peers) {
    const pollFailed = (err: unknown) => logger.error({ err }, 'looking for outages elsewhere failed');
    releasers.push(
      'outages elsewhere',
      repeatEvery(POLL_OUTAGES_MS, () => sessions.pollOutages(), pollFailed),
    );
  }

  const archiving = writer && { writer, sync: mode === 'sync' };
  const sessions = new ResilientSessionStore({
    ...options,
    store: store.sessions,
    archive,
    archiving,
    marks,
    peers,
  });
  releasers.push('sessions', () => sessions.close());
  const leases = new Leases({
    store: store.leases,
    isAvailable: () => sessions.status().available,
    logger,
  });
  return { ...store, sessions, leases, archiveStatus: () => writer?.status() ?? null };
}
