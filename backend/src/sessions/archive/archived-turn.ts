import type { Commit } from '../session-store.ts';
import type { ArchivedTurn } from './session-archive.ts';

/** What the archive keeps of a committed turn. `from`: the state before it, if somebody knows. */
export const archivedTurn = ({ next, event }: Commit, from: string | null): ArchivedTurn => ({
  epoch: next.epoch,
  from,
  to: next.current,
  at: next.updatedAt,
  ...event,
});
