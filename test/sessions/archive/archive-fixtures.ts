import { createHash } from 'node:crypto';
import { archivedTurn } from '../../../backend/src/sessions/archive/archived-turn.ts';
import type {
  ArchivedTurn,
  AwayTurn,
  KeepEntry,
} from '../../../backend/src/sessions/archive/session-archive.ts';
import { createKeyRing, type KeyRing } from '../../../backend/src/sessions/key-ring.ts';
import type { Commit, Session } from '../../../backend/src/sessions/session-store.ts';

export const START = Date.UTC(2026, 0, 5, 12);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const ringOf = (...kids: readonly string[]): KeyRing =>
  createKeyRing(kids.map((kid) => ({ kid, secret: createHash('sha256').update(kid).digest() })));

export const hasBooking = ({ dialogue }: Session): boolean => dialogue.booking !== undefined;

/** The session with times that are this much later. */
export const later = (session: Session, ms: number): Session => ({
  ...session,
  updatedAt: new Date(Date.parse(session.updatedAt) + ms).toISOString(),
});

export const archived = (commit: Commit, from: string | null = 'MENU'): ArchivedTurn =>
  archivedTurn(commit, from);

/** The entry a flush writes for the newest of these commits, with their turns. */
export function entryOf(id: string, commits: readonly Commit[], expiresAt = START + HOUR_MS): KeepEntry {
  const newest = commits.at(-1);
  if (!newest) throw new Error('An entry has at least one commit');
  return { id, session: newest.next, expiresAt, turns: commits.map((commit) => archived(commit)) };
}

export const awayFrom = (previous: Session | null, base: number | null = null): AwayTurn => ({
  previous,
  base,
  expiresAt: START + HOUR_MS,
});
