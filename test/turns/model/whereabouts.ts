import { EVERYWHERE, TTL_MS, type Where } from './model-world.ts';
import { areOneLine, isIn, newestOf, type Turn } from './turn-line.ts';

/** A place that has at least this turn until a given time. */
export interface Held {
  readonly turn: Turn;
  /** The epoch of the session there. For the store, a restored session is another line. */
  readonly epoch: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** The instance that answers a request, and the stores it can reach. */
export interface Asked {
  readonly at: Where;
  readonly token: Held | null;
  readonly store: boolean;
  readonly database: boolean;
  readonly now: number;
}

interface Aside extends Held {
  /** True if the store may lack it and will receive it. */
  readonly isUnsaved: boolean | 'perhaps';
}

/** `unsure` means that two lines went on and it is unknown which of them is there, if any. */
type Place<Kind extends Held> = Kind | 'unsure' | null;

/** Instances use their copies for a little less time than the store keeps its keys. */
export const EDGE_MS = TTL_MS / 500;

/** Where the turns of a conversation survive: for each place, the newest turn it certainly has. */
export class Whereabouts {
  #stored: Place<Held> = null;
  #row: Place<Aside> = null;
  readonly #copies: [Place<Aside>, Place<Aside>] = [null, null];
  /** What the next flush of each instance writes to the row. */
  readonly #dirty: [Held | null, Held | null] = [null, null];
  #latest: Turn | null = null;

  /** A new turn was taken. */
  took({ at, store, database, now }: Asked, turn: Turn, epoch: string): void {
    const held = { turn, epoch, until: now + TTL_MS };
    this.#latest = turn;
    this.#copies[at] = { ...held, isUnsaved: !store };
    if (store) this.#stored = this.#dirty[at] = held;
    else if (database) this.#row = { ...held, isUnsaved: 'perhaps' };
  }

  /** The turn a retry or a refused message found. If the store is up, it has this turn from then on. */
  found({ at, store, now }: Asked, turn: Turn, epoch: string): void {
    const held = { turn, epoch, until: now + TTL_MS };
    if (store) this.#stored = held;
    this.#copies[at] = { ...held, isUnsaved: store ? false : this.#isUnsavedAt(at, turn) };
  }

  /** What a client saw that only reads, which writes nothing back to the store. */
  seen(asked: Asked, turn: Turn, epoch: string): void {
    if (!asked.store || isLive(this.#stored, asked.now)) this.found(asked, turn, epoch);
    else if (this.#stored === 'unsure') this.#copies[asked.at] = 'unsure';
  }

  /** The instance may have found a session without the client seeing it. A turn writes it back to the store. */
  foundUnseen({ at, store, now }: Asked, by: 'turn' | 'look'): void {
    this.#copies[at] = 'unsure';
    if (!store) return;
    if (isLive(this.#stored, now)) this.#stored = { ...this.#stored, until: now + TTL_MS };
    else if (by === 'turn') this.#stored = 'unsure';
  }

  /** The newest turn may be anywhere or nowhere. */
  blur(): void {
    this.#stored = 'unsure';
    this.#row = 'unsure';
    this.#copies.fill('unsure');
  }

  /** Groups of places. The answer must include at least one place of each group. */
  binding({ at, token, store, database, now }: Asked): readonly (readonly Held[])[] {
    const stored = store ? this.#stored : null;
    const copy = this.#copies[at];
    const shown = database ? token : null;
    if (stored === 'unsure') return [];
    if (isLive(stored, now)) {
      const ahead = [copy, shown].filter(isCertain).filter((held) => continues(held, stored));
      return [[stored], newestOf(ahead)];
    }
    const places = [copy, shown, database ? this.#row : null];
    if (places.includes('unsure') || !places.some((place) => isLive(place, now))) return [];
    return [newestOf(places.filter(isCertain))];
  }

  /** True if the instance or the client has proof that the conversation existed. */
  isKnown({ at, token, database }: Asked): boolean {
    return [token, this.#copies[at], database ? this.#row : null].some(isCertain);
  }

  /** True if the instance knows without the database that a token has nothing new. */
  hasAll({ at, store, now }: Asked, turn: Turn): boolean {
    const places = [this.#copies[at], store && isLive(this.#stored, now) ? this.#stored : null];
    return places.filter(isCertain).some((held) => isIn(held.turn, turn));
  }

  flushed(): void {
    this.#stored = null;
  }

  restarted(at: Where): void {
    this.#copies[at] = null;
    this.#dirty[at] = null;
  }

  /** The instance flushed: the row is replaced by what continues it in the store, and by what is later. */
  flushedAll(at: Where): void {
    const dirty = this.#dirty[at];
    const row = this.#row;
    this.#dirty[at] = null;
    if (!dirty || (isCertain(row) && isIn(row.turn, dirty.turn))) return;
    const replaces =
      row === null || dirty.turn === this.#latest || (isCertain(row) && isIn(dirty.turn, row.turn));
    this.#row = replaces ? { ...dirty, isUnsaved: false } : 'unsure';
  }

  /**
   * All background work is done. Returns true if that gave the store something. `up` lists the instances
   * that reach the store.
   */
  settled(up: readonly Where[], database: boolean, now: number): boolean {
    if (database) for (const at of EVERYWHERE) this.flushedAll(at);
    return up.length > 0 && this.#handIn(up, database, now);
  }

  #isUnsavedAt(at: Where, turn: Turn): Aside['isUnsaved'] {
    const { [at]: copy } = this.#copies;
    return isCertain(copy) && copy.turn === turn ? copy.isUnsaved : 'perhaps';
  }

  /** Turns taken without the store count, unless the store's own line went on. */
  #handIn(up: readonly Where[], database: boolean, now: number): boolean {
    const row = database && isCertain(this.#row) && this.#row.isUnsaved ? [this.#row] : [];
    const offered = [...up.map((at) => this.#copies[at]).filter(isCertain), ...row].filter(
      (place) => place.isUnsaved && isLive(place, now),
    );
    const stored = isLive(this.#stored, now) ? this.#stored : null;
    if (this.#stored !== 'unsure' && offered.length > 0) this.#stored = storedAfter(stored, offered);
    if (!stored && this.#hasRivals(database)) this.#stored = 'unsure';
    for (const at of up) this.#copies[at] = this.#afterHandingIn(this.#copies[at]);
    if (row.length > 0) this.#row = this.#afterHandingIn(this.#row);
    return offered.length > 0;
  }

  /**
   * An instance that knows another line of the same epoch continues that one, because the store cannot tell
   * the difference.
   */
  #hasRivals(database: boolean): boolean {
    const stored = this.#stored;
    const others = [...this.#copies, database ? this.#row : null];
    if (!isCertain(stored)) return others.includes('unsure');
    return others.some((place) => place === 'unsure' || (place && !areOneLine(place.turn, stored.turn)));
  }

  #afterHandingIn(place: Place<Aside>): Place<Aside> {
    if (!isCertain(place) || !place.isUnsaved) return place;
    const isThere = isCertain(this.#stored) && this.#stored.turn === place.turn;
    return isThere ? { ...place, isUnsaved: false } : 'unsure';
  }
}

/** Returns what the store has after it was offered these turns. */
function storedAfter(stored: Held | null, offered: readonly Aside[]): Place<Held> {
  const ends = newestOf(offered.filter((place) => !stored || continues(place, stored)));
  const turns = new Set(ends.map(({ turn }) => turn));
  if (turns.size > 1) return 'unsure';
  const [end] = ends.filter(({ isUnsaved }) => isUnsaved === true);
  return end ?? stored ?? (ends.length > 0 ? 'unsure' : null);
}

const continues = (held: Held, stored: Held): boolean =>
  held.epoch === stored.epoch && isIn(held.turn, stored.turn);

const isCertain = <Kind extends Held>(place: Place<Kind>): place is Kind =>
  place !== null && place !== 'unsure';

const isLive = <Kind extends Held>(place: Place<Kind>, now: number): place is Kind =>
  isCertain(place) && place.until - EDGE_MS > now;
