import type { Dialogue } from '../dialogue/dialogue.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import { type Clock, toInstant } from '../lib/clock.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import type { Session } from '../sessions/session-store.ts';
import type { TurnStart } from './begin-turn.ts';
import { composeCommit } from './compose-commit.ts';
import type { Stepped } from './take-step.ts';
import type { Basis } from './turn-basis.ts';

export interface CommitPorts {
  readonly dialogue: Dialogue;
  readonly sessions: Pick<ResilientSessionStore, 'commit'>;
  readonly clock: Clock;
}

interface TurnMessage {
  readonly sessionId: string;
  readonly messageId: string;
  readonly message: string;
}

/** `degraded`: committed without the session store. */
export type Committed = { readonly degraded: boolean } & (
  | { readonly kind: 'applied'; readonly reply: ReplySpec; readonly session: Session }
  | { readonly kind: 'deleted' }
  /** Another turn was committed first. */
  | { readonly kind: 'again'; readonly basis: Basis }
);

/** Commits the outcome of a turn if the session is still the one it started from. */
export async function commitTurn(
  { dialogue, sessions, clock }: CommitPorts,
  message: TurnMessage,
  start: TurnStart,
  stepped: Extract<Stepped, { kind: 'done' }>,
): Promise<Committed> {
  const at = toInstant(clock.now());
  const saved = composeCommit(dialogue, message, start, stepped, at, false);
  const unsaved = () => composeCommit(dialogue, message, start, stepped, at, true);
  const { kind, degraded } = await sessions.commit(message.sessionId, saved.commit, () => unsaved().commit);
  switch (kind) {
    case 'applied': {
      const { reply, commit } = degraded ? unsaved() : saved;
      return { kind, degraded, reply, session: commit.next };
    }
    case 'deleted':
      return { kind, degraded };
    case 'replay':
    case 'newer':
      return { kind: 'again', degraded, basis: 'seen' };
    case 'gone':
    case 'sealed':
      return { kind: 'again', degraded, basis: 'store' };
  }
}
