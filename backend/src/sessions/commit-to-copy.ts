import { descentOf, isComputedFrom } from './descent.ts';
import type { SessionCopies } from './session-copies.ts';
import type { Commit, CommitOutcome } from './session-store.ts';

/**
 * Commits to the instance's copy under the same rules as a store, so that the turn can be written back
 * later.
 */
export function commitToCopy(copies: SessionCopies, id: string, commit: Commit): CommitOutcome {
  const { expected, next, event } = commit;
  if (copies.find(id)?.kind === 'deleted') return { kind: 'deleted' };
  const session = copies.findLive(id);
  if (!session && expected) return { kind: 'gone' };
  if (session?.turns.some((turn) => turn.id === next.turns.at(-1)?.id)) return { kind: 'replay', session };
  if (session && !isComputedFrom(session, commit)) return { kind: 'newer', session };
  copies.putUnsaved(id, next, [event], descentOf(next, expected));
  return { kind: 'applied' };
}
