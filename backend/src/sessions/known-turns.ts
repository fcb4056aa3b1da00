import type { ArchiveWriter } from './archive/archive-writer.ts';
import { type ArchivedTurn, ArchiveUnavailable, type SessionArchive } from './archive/session-archive.ts';
import { MAX_EVENTS, type Session, type TurnEvent } from './session-store.ts';

export interface KnownTurnsOptions {
  readonly archive: Pick<SessionArchive, 'turns'>;
  /** Has turns that are not archived yet; null if archiving is off. */
  readonly writer: Pick<ArchiveWriter, 'waiting'> | null;
}

/** The turns of a session that are available without its store. */
export class KnownTurns {
  readonly #options: KnownTurnsOptions;

  constructor(options: KnownTurnsOptions) {
    this.#options = options;
  }

  /**
   * The newest turns, oldest first, merged from the caller's own, those that this instance has not archived
   * yet, and the database's. A transcript may have gaps; a session's state never does.
   */
  async of(id: string, session: Session, own: readonly TurnEvent[]): Promise<readonly TurnEvent[]> {
    // Read before the database: a turn written in between would leave the queue and be missed.
    const waiting = ofConversation(this.#waiting(id), session);
    const here = [...waiting.filter(({ epoch }) => epoch === session.epoch), ...own];
    const isWhole = new Set(here.map(({ turn }) => turn)).size >= Math.min(session.version, MAX_EVENTS);
    // Unarchived turns of another epoch come first, so that others override them: they may be on an
    // abandoned line.
    const all = isWhole ? here : [...waiting, ...ofConversation(await this.#archived(id), session), ...here];
    const byTurn = new Map(all.map(({ turn, event }) => [turn, event]));
    return [...byTurn]
      .filter(([turn]) => turn <= session.version)
      .sort(([one], [other]) => one - other)
      .slice(-MAX_EVENTS)
      .map(([turn, event]) => ({ turn, event }));
  }

  #waiting(id: string): readonly ArchivedTurn[] {
    return this.#options.writer?.waiting(id) ?? [];
  }

  async #archived(id: string): Promise<readonly ArchivedTurn[]> {
    try {
      return await this.#options.archive.turns(id, MAX_EVENTS);
    } catch (error) {
      if (error instanceof ArchiveUnavailable) return [];
      throw error;
    }
  }
}

/** Excludes turns of an earlier conversation under the same id. */
const ofConversation = (turns: readonly ArchivedTurn[], { createdAt }: Session): readonly ArchivedTurn[] =>
  turns.filter(({ at }) => at >= createdAt);
