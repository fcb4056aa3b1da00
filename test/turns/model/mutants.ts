import type {
  AwayCommitOutcome,
  AwayTurn,
  KeepEntry,
  KeepOutcome,
  RecallOutcome,
} from '../../../backend/src/sessions/archive/session-archive.ts';
import { MemorySessionStore } from '../../../backend/src/sessions/memory-session-store.ts';
import type { Commit, CommitOutcome } from '../../../backend/src/sessions/session-store.ts';
import { MemorySessionArchive } from '../../support/memory-session-archive.ts';
import type { Parts } from './model-world.ts';

/** A store in which the last write always wins. */
export class StoreWithoutVersions extends MemorySessionStore {
  override async commit(id: string, commit: Commit): Promise<CommitOutcome> {
    const outcome = await super.commit(id, commit);
    if (outcome.kind !== 'newer') return outcome;
    const { version, epoch } = outcome.session;
    return super.commit(id, { ...commit, expected: { version, epoch } });
  }
}

/** An archive without tombstones: a deleted session may come back. */
export class ArchiveWithoutTombstones extends MemorySessionArchive {
  readonly #erased = new Set<string>();

  override async recall(id: string): Promise<RecallOutcome> {
    return this.#erased.has(id) ? { kind: 'absent' } : super.recall(id);
  }

  override async keep(entries: readonly KeepEntry[]): Promise<readonly KeepOutcome[]> {
    for (const { id } of entries) this.#erased.delete(id);
    return super.keep(entries);
  }

  override async commit(id: string, commit: Commit, away: AwayTurn): Promise<AwayCommitOutcome> {
    this.#erased.delete(id);
    return super.commit(id, commit, away);
  }

  override async delete(id: string): Promise<void> {
    this.#erased.add(id);
  }
}

/** Sends each message with a new id every time. */
export function withoutMessageIds(): Partial<Parts> {
  const sent = new Map<string, number>();
  const messageId = (id: string) => {
    const times = sent.get(id) ?? 0;
    sent.set(id, times + 1);
    return times === 0 ? id : `${id}, again ${times}`;
  };
  return { messageId };
}

/** Treats tokens as if they had just been issued. */
export const believingTokens: Partial<Parts> = {
  token: ({ session, ...copy }, now) => ({
    ...copy,
    session: { ...session, epoch: `token-${session.version}`, updatedAt: now },
  }),
};
