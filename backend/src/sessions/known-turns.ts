import type { ArchiveWriter } from './archive/archive-writer.ts';
import { type ArchivedTurn, ArchiveUnavailable, type SessionArchive } from './archive/session-archive.ts';
import { MAX_EVENTS, type Session, type TurnEvent } from './session-store.ts';

export interface KnownTurnsOptions {
  readonly archive: Pick<SessionArchive, 'turns'>;
  /** Has turns that the archive lacks; null when nothing is archived. */
  readonly writer: Pick<ArchiveWriter, 'waiting'> | null;
}

/** The turns of a session that can be had without its store. */
export class KnownTurns {
  readonly #options: KnownTurnsOptions;

  constructor(options: KnownTurnsOptions) {
    this.#options = options;
  }

  /**
   * Its newest turns, oldest first: those that the caller has, those that this instance has not archived yet, and
   * those that the database has of it or of other instances. A transcript may have holes, a session has none.
   */
  async of(id: string, session: Session, own: readonly TurnEvent[]): Promise<readonly TurnEvent[]> {
    // Before the database is asked: what is written meanwhile waits no more.
    const waiting = ofConversation(this.#waiting(id), session);
    const here = [...waiting.filter(({ epoch }) => epoch === session.epoch), ...own];
    const isWhole = new Set(here.map(({ turn }) => turn)).size >= Math.min(session.version, MAX_EVENTS);
    // Of another epoch, and not archived yet: those may be of a line that was left behind.
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

/** Not those of an earlier conversation under the same id. */
const ofConversation = (turns: readonly ArchivedTurn[], { createdAt }: Session): readonly ArchivedTurn[] =>
  turns.filter(({ at }) => at >= createdAt);
