import type { Commit, CommitOutcome } from './session-store.ts';

/**
 * Whether a replay is of the very turn that is offered: it was committed, and the answer to that was lost. An attempt
 * of another instance that said the same did the same, so nothing of this one may be undone either.
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
