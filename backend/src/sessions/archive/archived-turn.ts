import type { Commit } from '../session-store.ts';
import type { ArchivedTurn } from './session-archive.ts';

/** A committed turn as the archive keeps it. `from`: the state before it, if known. */
export const archivedTurn = ({ next, event }: Commit, from: string | null): ArchivedTurn => ({
  epoch: next.epoch,
  from,
  to: next.current,
  at: next.updatedAt,
  ...event,
});
