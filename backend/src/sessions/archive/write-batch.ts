import { shortHash } from '../../lib/ids.ts';
import type { Logger } from '../../lib/logger.ts';
import type { DirtySession } from './dirty-sessions.ts';
import {
  type ArchivedTurn,
  ArchiveUnavailable,
  type KeepEntry,
  type KeepOutcome,
  type SessionArchive,
} from './session-archive.ts';

/** A session's turns between two versions, both exclusive, as far as the store's stream still has them. */
export type FillGap = (id: string, after: number, before: number) => Promise<readonly ArchivedTurn[]>;

export interface BatchPorts {
  readonly archive: Pick<SessionArchive, 'keep' | 'touch'>;
  readonly fillGap: FillGap;
  readonly logger: Logger;
}

/**
 * Writes the batch and resolves to the sessions that the database refused, which must not keep the others
 * from being written. Rejects with `ArchiveUnavailable`. Idempotent.
 */
export async function writeBatch(
  batch: readonly DirtySession[],
  ports: BatchPorts,
): Promise<readonly DirtySession[]> {
  try {
    await write(batch, ports);
    return [];
  } catch (error) {
    if (error instanceof ArchiveUnavailable) throw error;
  }
  const refused: DirtySession[] = [];
  for (const entry of batch) {
    if (!(await isWritten(entry, ports))) refused.push(entry);
  }
  return refused;
}

async function isWritten(entry: DirtySession, ports: BatchPorts): Promise<boolean> {
  try {
    await write([entry], ports);
    return true;
  } catch (error) {
    if (error instanceof ArchiveUnavailable) throw error;
    ports.logger.error({ err: error, session: shortHash(entry.id) }, 'the archive refuses a session');
    return false;
  }
}

async function write(batch: readonly DirtySession[], ports: BatchPorts): Promise<void> {
  const { archive } = ports;
  const entries = batch.flatMap(toKeep);
  const touched = batch.filter(({ session }) => session === null);
  if (entries.length > 0) await fillGaps(entries, await archive.keep(entries), ports);
  if (touched.length > 0) await archive.touch(touched.map(({ id, expiresAt }) => ({ id, expiresAt })));
}

function toKeep({ id, session, turns, expiresAt }: DirtySession): readonly KeepEntry[] {
  if (session === null) return [];
  const ordered = [...turns].sort((a, b) => a.turn - b.turn);
  return [{ id, session, expiresAt, turns: ordered }];
}

/**
 * Another instance never wrote its turns, or this one had too many waiting. The store may still have them.
 */
async function fillGaps(
  entries: readonly KeepEntry[],
  outcomes: readonly KeepOutcome[],
  ports: BatchPorts,
): Promise<void> {
  const filled: KeepEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const gap = gapBefore(entry, outcomes[index]);
    const turns = gap ? await missingTurns(entry.id, gap, ports) : [];
    if (turns.length > 0) filled.push({ ...entry, turns });
  }
  if (filled.length > 0) await ports.archive.keep(filled);
}

interface Gap {
  readonly after: number;
  readonly before: number;
}

function gapBefore({ session, turns }: KeepEntry, outcome: KeepOutcome | undefined): Gap | null {
  if (outcome?.kind !== 'kept') return null;
  const before = turns[0]?.turn ?? session.version + 1;
  return before > outcome.previousVersion + 1 ? { after: outcome.previousVersion, before } : null;
}

async function missingTurns(
  id: string,
  { after, before }: Gap,
  { fillGap, logger }: BatchPorts,
): Promise<readonly ArchivedTurn[]> {
  const about = { session: shortHash(id), missing: before - after - 1 };
  try {
    const turns = await fillGap(id, after, before);
    logger.info({ ...about, found: turns.length }, 'turns missing in the archive');
    return turns;
  } catch (error) {
    logger.warn({ ...about, err: error }, 'turns missing in the archive, and the store could not be asked');
    return [];
  }
}
