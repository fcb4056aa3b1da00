import type { Clock } from '../lib/clock.ts';
import { inOnePiece } from '../lib/json.ts';
import { PackedLruMap } from '../lib/packed-lru-map.ts';
import { descentFrom, goesOnFrom, withTurnsOf } from './descent.ts';
import { decodeSession, encodeSession } from './session-json.ts';
import { isOutlived } from './session-lifetime.ts';
import {
  DELETION_MARK_SECONDS,
  type Descent,
  MAX_EVENTS,
  type Session,
  type TurnEvent,
} from './session-store.ts';

/**
 * What an instance knows of a session. Past `expiresAt` (epoch milliseconds) it knows only that there was
 * one.
 */
export type Copy = SavedCopy | UnsavedCopy | DeletedCopy;

interface DeletedCopy {
  readonly kind: 'deleted';
  readonly expiresAt: number;
}

interface SavedCopy {
  readonly kind: 'saved';
  readonly session: Session;
  readonly expiresAt: number;
}

/** The session as it stands in the store. */
interface PackedCopy {
  readonly kind: 'packed';
  readonly json: string;
  readonly expiresAt: number;
}

/** A session whose newest turns the store lacks, or may lack. */
export interface UnsavedCopy {
  readonly kind: 'unsaved';
  readonly session: Session;
  readonly expiresAt: number;
  /** The turns to write back, oldest first. */
  readonly events: readonly TurnEvent[];
  readonly descent: Descent;
}

/** Text takes half the memory; parsing it again costs a turn some 60 µs. */
const READY = 2_000;
/** A copy expires slightly before the store's key does, because clocks drift. */
const TTL_TRUST = 0.999;

export interface SessionCopiesOptions {
  readonly capacity: number;
  /** How many of the newest copies are kept parsed; older ones are kept as text. */
  readonly ready?: number;
  readonly ttlSeconds: number;
  readonly clock: Clock;
  /** An unsaved session was evicted, and its turns are lost. */
  readonly onLost: (id: string) => void;
}

/**
 * This instance's bounded cache of sessions. Saved ones are evicted first, least recently used first;
 * unsaved ones only when nothing else is left.
 */
export class SessionCopies {
  readonly #options: SessionCopiesOptions;
  readonly #saved: PackedLruMap<string, SavedCopy | DeletedCopy, PackedCopy | DeletedCopy>;
  /** In the order in which they became unsaved. */
  readonly #unsaved = new Map<string, UnsavedCopy>();

  constructor(options: SessionCopiesOptions) {
    this.#options = options;
    this.#saved = new PackedLruMap({ ready: options.ready ?? READY, pack, unpack });
  }

  get size(): number {
    return this.#saved.size + this.#unsaved.size;
  }

  get unsavedCount(): number {
    return this.#unsaved.size;
  }

  /** A deletion is known for as long as its mark lasts in the store. */
  find(id: string): Copy | undefined {
    const copy = this.#unsaved.get(id) ?? this.#saved.get(id);
    return copy?.kind === 'deleted' && !this.isCurrent(copy) ? undefined : copy;
  }

  findUnsaved(id: string): UnsavedCopy | undefined {
    return this.#unsaved.get(id);
  }

  /** The session, if there is a copy that has not expired. */
  findLive(id: string): Session | undefined {
    const copy = this.find(id);
    return copy && copy.kind !== 'deleted' && this.isCurrent(copy) ? copy.session : undefined;
  }

  isCurrent(copy: Copy): boolean {
    const now = this.#options.clock.now();
    return copy.expiresAt > now && (copy.kind === 'deleted' || !isOutlived(copy.session, now));
  }

  /** Oldest first. */
  unsavedIds(): readonly string[] {
    return [...this.#unsaved.keys()];
  }

  /** `at`: when the command was sent that renewed the session in the store. */
  putSaved(id: string, session: Session, at: number): void {
    this.#unsaved.delete(id);
    this.#saved.set(id, { kind: 'saved', session, expiresAt: this.#expiry(at) });
    this.#evict();
  }

  /** Adds `events` to the pending ones of the same line, whose descent is then kept. */
  putUnsaved(id: string, session: Session, events: readonly TurnEvent[], descent: Descent): void {
    this.#saved.delete(id);
    const earlier = this.#unsaved.get(id);
    const continued = earlier && goesOnFrom(session, earlier.session) ? earlier : null;
    this.#unsaved.set(id, {
      kind: 'unsaved',
      session,
      expiresAt: this.#expiry(this.#options.clock.now()),
      events: [...(continued?.events ?? []), ...events].slice(-MAX_EVENTS),
      descent: withTurnsOf(session, continued?.descent ?? descent),
    });
    this.#evict();
  }

  /** The store now has this version of the copy's line; the copy itself has advanced since. */
  rebase(id: string, version: number): void {
    const copy = this.#unsaved.get(id);
    if (!copy || version <= copy.descent.base) return;
    const events = copy.events.filter(({ turn }) => turn > version);
    this.#unsaved.set(id, {
      ...copy,
      events,
      descent: withTurnsOf(copy.session, { ...copy.descent, base: version }),
    });
  }

  putDeleted(id: string): void {
    this.#unsaved.delete(id);
    const expiresAt = this.#options.clock.now() + DELETION_MARK_SECONDS * 1_000;
    this.#saved.set(id, { kind: 'deleted', expiresAt });
    this.#evict();
  }

  /**
   * The session was used without the store. `base`: the store's version that it descends from, if the row
   * knows it.
   */
  renew(id: string, session: Session, base: number | null): void {
    const unsaved = this.#unsaved.get(id);
    if (base !== null) this.putUnsaved(id, session, [], descentFrom(base));
    else if (unsaved && goesOnFrom(session, unsaved.session))
      this.putUnsaved(id, session, [], unsaved.descent);
    else this.putSaved(id, session, this.#options.clock.now());
  }

  /** It expired before it could be written back; only its expiry is remembered. */
  retire(id: string, { session, expiresAt }: UnsavedCopy): void {
    this.#unsaved.delete(id);
    this.#saved.set(id, { kind: 'saved', session, expiresAt });
  }

  drop(id: string): void {
    this.#unsaved.delete(id);
    this.#saved.delete(id);
  }

  /** When a session that is used now expires; epoch milliseconds. */
  expiryNow(): number {
    return this.#expiry(this.#options.clock.now());
  }

  #expiry(at: number): number {
    return at + this.#options.ttlSeconds * 1_000 * TTL_TRUST;
  }

  #evict(): void {
    while (this.size > this.#options.capacity) {
      if (this.#saved.evictOldest()) continue;
      const oldest = this.#unsaved.keys().next();
      if (oldest.done) return;
      this.#unsaved.delete(oldest.value);
      this.#options.onLost(oldest.value);
    }
  }
}

function pack(copy: SavedCopy | DeletedCopy): PackedCopy | DeletedCopy {
  if (copy.kind === 'deleted') return copy;
  return { kind: 'packed', json: inOnePiece(encodeSession(copy.session)), expiresAt: copy.expiresAt };
}

function unpack(packed: PackedCopy | DeletedCopy): SavedCopy | DeletedCopy | undefined {
  if (packed.kind === 'deleted') return packed;
  const session = decodeSession(packed.json);
  return session ? { kind: 'saved', session, expiresAt: packed.expiresAt } : undefined;
}
