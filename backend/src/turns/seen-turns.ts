import { shortHash } from '../lib/ids.ts';
import type { RememberedTurn, Session } from '../sessions/session-store.ts';
import type { DecodedTurn } from './decode-turn.ts';
import { oldestRememberedAt } from './remembered-turn.ts';

interface Message {
  readonly messageId: string;
  /** Epoch milliseconds. */
  readonly arrivedAt: number;
}

/**
 * The turns of a conversation that this instance has seen while it works on messages in flight. A session
 * remembers only its newest turns, so a message that was held up long enough (for example by a hanging
 * store) may be a retry that the session can no longer tell from a new message.
 */
export class SeenTurns {
  #epoch = '';
  #version = 0;
  #remembered: readonly RememberedTurn[] = [];
  /** Message ids of seen turns that the newest seen session may have forgotten. */
  readonly #ids = new Set<string>();
  /** Turns committed before this may not have been seen here. Epoch milliseconds. */
  #unseenUntil = Number.NEGATIVE_INFINITY;

  /** Call with each state of the conversation that an attempt starts from. */
  add(session: Session, now: number): void {
    const { epoch, version, turns } = session;
    // A different line of turns: what was seen of the abandoned one no longer counts.
    if (epoch !== this.#epoch) this.#begin(epoch);
    const hasUnseen = version - turns.length > this.#version;
    const unseenUntil = hasUnseen ? oldestRememberedAt(session) : null;
    // A time in the future comes from a wrong clock, and is ignored.
    if (unseenUntil !== null && unseenUntil <= now) this.#unseenUntil = unseenUntil;
    if (turns !== this.#remembered) for (const { id } of this.#remembered) this.#ids.add(id);
    this.#remembered = turns;
    this.#version = version;
  }

  /** Call with the newest turns of that conversation, none left out, as its stream or its archive has them. */
  addDecoded(turns: readonly DecodedTurn[]): void {
    const [oldest] = turns;
    if (!oldest) return;
    for (const { messageId } of turns) this.#ids.add(shortHash(messageId));
    const unseenUntil = oldest.turn === 1 ? Number.NEGATIVE_INFINITY : Date.parse(oldest.at);
    this.#unseenUntil = Math.min(this.#unseenUntil, unseenUntil);
    this.#version = Math.max(this.#version, oldest.turn + turns.length - 1);
  }

  #begin(epoch: string): void {
    this.#epoch = epoch;
    this.#version = 0;
    this.#remembered = [];
    this.#ids.clear();
  }

  /** Whether a message that the session does not remember may already have been handled since it arrived. */
  mayHave({ messageId, arrivedAt }: Message): boolean {
    return this.#unseenUntil > arrivedAt || (this.#ids.size > 0 && this.#ids.has(shortHash(messageId)));
  }
}
