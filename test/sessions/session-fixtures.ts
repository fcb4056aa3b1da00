import { shortHash } from '../../backend/src/lib/ids.ts';
import { descentFrom } from '../../backend/src/sessions/descent.ts';
import type { Commit, Descent, Session } from '../../backend/src/sessions/session-store.ts';

const AT = '2026-01-05T12:00:00.000Z';

/** The descent of turns if the store has none of them. */
export const FROM_NOTHING: Descent = descentFrom(0);

/** A commit of the turn after `before`, with just the message `messageId`. */
export function turnAfter(before: Session | null, messageId: string, epoch = 'epoch-a'): Commit {
  const version = (before?.version ?? 0) + 1;
  const remembered = {
    id: shortHash(messageId),
    text: shortHash('Hello'),
    reply: JSON.stringify({ state: 'MENU', to: messageId }),
    gap: 100,
  };
  const next: Session = {
    version,
    current: 'MENU',
    epoch: before?.epoch ?? epoch,
    createdAt: AT,
    updatedAt: AT,
    data: { name: 'José "Zé" 😀' },
    dialogue: { machineVersion: 1, heard: [...heard(before), messageId].slice(-3) },
    turns: [...(before?.turns ?? []), remembered].slice(-8),
  };
  const expected = before && { version: before.version, epoch: before.epoch };
  return { expected, next, event: { turn: version, event: { messageId, visitor: 'Hello' } } };
}

/** Commits of this many turns after `before`. */
export function turnsAfter(before: Session, prefix: string, turns: number): readonly Commit[] {
  const commits: Commit[] = [];
  for (let session = before; commits.length < turns; ) {
    const commit = turnAfter(session, `${prefix}-${commits.length + 1}`);
    commits.push(commit);
    session = commit.next;
  }
  return commits;
}

/** A session with this many turns, and the commits that lead to it. */
export function conversation(
  turns: number,
  epoch = 'epoch-a',
): { readonly session: Session; readonly commits: Commit[] } {
  const commits: Commit[] = [];
  let session: Session | null = null;
  for (let turn = 1; turn <= turns; turn += 1) {
    const commit: Commit = turnAfter(session, `${epoch}-${turn}`, epoch);
    commits.push(commit);
    session = commit.next;
  }
  if (!session) throw new Error('A conversation has at least one turn');
  return { session, commits };
}

/** The session as a token contains it. */
export const withNewestReply = (session: Session): Session => ({
  ...session,
  turns: session.turns.map((turn, at, { length }) => (at === length - 1 ? turn : { ...turn, reply: 'null' })),
});

function heard(before: Session | null): readonly string[] {
  const known = before?.dialogue.heard;
  return Array.isArray(known) ? known.filter((id) => typeof id === 'string') : [];
}
