import type { Commit, CommitOutcome } from './session-store.ts';

/**
 * Whether a replay is the very turn that was offered: it was committed, but the acknowledgement was lost.
 * Another instance's attempt with the same result did the same work, so none of it may be undone either.
 */
export function isDone({ next }: Commit, outcome: CommitOutcome): boolean {
  if (outcome.kind !== 'replay') return false;
  const { epoch, version, turns } = outcome.session;
  const offered = next.turns.at(-1);
  const stored = turns.at(next.version - version - 1);
  return (
    epoch === next.epoch &&
    version >= next.version &&
    stored?.id === offered?.id &&
    stored?.text === offered?.text &&
    stored?.reply === offered?.reply
  );
}
