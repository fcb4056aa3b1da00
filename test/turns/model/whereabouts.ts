import { EVERYWHERE, TTL_MS, type Where } from './model-world.ts';
import { areOneLine, isIn, newestOf, type Turn } from './turn-line.ts';

/** A place that has at least this turn, until then. */
export interface Held {
  readonly turn: Turn;
  /** Of the session there: one that was restored is another line, for the store. */
  readonly epoch: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** By whom a request is answered, and what that instance can reach. */
export interface Asked {
  readonly at: Where;
  readonly token: Held | null;
  readonly store: boolean;
  readonly database: boolean;
  readonly now: number;
}

interface Aside extends Held {
  /** Whether the store may lack it, and will be given it. */
  readonly isUnsaved: boolean | 'perhaps';
}

/** `unsure`: two lines went on, and nobody can say which of them is there, or whether one is. */
type Place<Kind extends Held> = Kind | 'unsure' | null;

/** The instances trust their copies a little shorter than the store its keys. */
export const EDGE_MS = TTL_MS / 500;

/** Where the turns of a conversation survive: of each place the newest turn that it has for certain. */
export class Whereabouts {
  #stored: Place<Held> = null;
  #row: Place<Aside> = null;
  readonly #copies: [Place<Aside>, Place<Aside>] = [null, null];
  /** What the next flush of an instance brings into the row. */
  readonly #dirty: [Held | null, Held | null] = [null, null];
  #latest: Turn | null = null;

  /** A new turn. */
  took({ at, store, database, now }: Asked, turn: Turn, epoch: string): void {
    const held = { turn, epoch, until: now + TTL_MS };
    this.#latest = turn;
    this.#copies[at] = { ...held, isUnsaved: !store };
    if (store) this.#stored = this.#dirty[at] = held;
    else if (database) this.#row = { ...held, isUnsaved: 'perhaps' };
  }

  /** What a turn that was known already, or was none, starts from: the store has it from then on. */
  found({ at, store, now }: Asked, turn: Turn, epoch: string): void {
    const held = { turn, epoch, until: now + TTL_MS };
    if (store) this.#stored = held;
    this.#copies[at] = { ...held, isUnsaved: store ? false : this.#isUnsavedAt(at, turn) };
  }

  /** What a client saw that looks, which brings nothing back into the store. */
  seen(asked: Asked, turn: Turn, epoch: string): void {
    if (!asked.store || isLive(this.#stored, asked.now)) this.found(asked, turn, epoch);
    else if (this.#stored === 'unsure') this.#copies[asked.at] = 'unsure';
  }

  /** Something may have been found, and was not said; a turn brings it back into the store. */
  foundUnseen({ at, store, now }: Asked, by: 'turn' | 'look'): void {
    this.#copies[at] = 'unsure';
    if (!store) return;
    if (isLive(this.#stored, now)) this.#stored = { ...this.#stored, until: now + TTL_MS };
    else if (by === 'turn') this.#stored = 'unsure';
  }

  /** It may be anywhere, or nowhere. */
  blur(): void {
    this.#stored = 'unsure';
    this.#row = 'unsure';
    this.#copies.fill('unsure');
  }

  /** Groups of places, of each of which one at least counts for the answer. */
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

  /** Whether whoever is asked has proof that there was one. */
  isKnown({ at, token, database }: Asked): boolean {
    return [token, this.#copies[at], database ? this.#row : null].some(isCertain);
  }

  /** Whether the instance knows without the database that a token says nothing new. */
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

  /** The instance's flush: the row gives way to what goes on from it in the store, and to what is later. */
  hurried(at: Where): void {
    const dirty = this.#dirty[at];
    const row = this.#row;
    this.#dirty[at] = null;
    if (!dirty || (isCertain(row) && isIn(row.turn, dirty.turn))) return;
    const replaces =
      row === null || dirty.turn === this.#latest || (isCertain(row) && isIn(dirty.turn, row.turn));
    this.#row = replaces ? { ...dirty, isUnsaved: false } : 'unsure';
  }

  /** What goes on by itself has been done. True if that gave the store something. `up`: instances that reach it. */
  settled(up: readonly Where[], database: boolean, now: number): boolean {
    if (database) for (const at of EVERYWHERE) this.hurried(at);
    return up.length > 0 && this.#handIn(up, database, now);
  }

  #isUnsavedAt(at: Where, turn: Turn): Aside['isUnsaved'] {
    const { [at]: copy } = this.#copies;
    return isCertain(copy) && copy.turn === turn ? copy.isUnsaved : 'perhaps';
  }

  /** What was taken without the store counts unless the store went on by itself. */
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

  /** An instance that knows another line of the epoch goes on with that, for all that the store can tell. */
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

/** What the store has after it was offered these. */
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
