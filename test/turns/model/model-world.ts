import { createHash } from 'node:crypto';
import { vi } from 'vitest';
import type { Database } from '../../../backend/src/database/database.ts';
import { Dialogue } from '../../../backend/src/dialogue/dialogue.ts';
import type { ReplySpec } from '../../../backend/src/dialogue/reply.ts';
import { type Clock, toInstant } from '../../../backend/src/lib/clock.ts';
import type { SessionArchive } from '../../../backend/src/sessions/archive/session-archive.ts';
import { createKeyRing } from '../../../backend/src/sessions/key-ring.ts';
import { MemorySessionStore } from '../../../backend/src/sessions/memory-session-store.ts';
import { openResumeToken, sealResumeToken } from '../../../backend/src/sessions/resume-token.ts';
import {
  type Session,
  type SessionStore,
  StoreUnavailable,
  type UnavailableReason,
} from '../../../backend/src/sessions/session-store.ts';
import type { KnownCopy } from '../../../backend/src/sessions/which-copy-counts.ts';
import { deleteConversation } from '../../../backend/src/turns/delete-conversation.ts';
import { FaultyStore } from '../../sessions/faulty-store.ts';
import { ADDRESS, emptyDatabase, type ReservationRow, reservationRows } from '../../support/bookings.ts';
import { loadTestBusiness } from '../../support/businesses.ts';
import { setDatabaseClock } from '../../support/database-clock.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import {
  MemorySessionArchive,
  type MemorySessionArchiveOptions,
} from '../../support/memory-session-archive.ts';
import { AwayArchive } from './away-archive.ts';
import { createModelInstance, type ModelInstance } from './model-instance.ts';

export const TTL_MS = 3_600_000;

/** One of the two instances. */
export type Where = 0 | 1;
export const EVERYWHERE: readonly Where[] = [0, 1];

/** The parts a test of the model can break. */
export interface Parts {
  readonly store: (clock: Clock, ttlSeconds: number) => SessionStore;
  readonly archive: (options: MemorySessionArchiveOptions) => SessionArchive;
  /** The message id that arrives. */
  readonly messageId: (sent: string) => string;
  /** The token as it is used. `now` is in ISO 8601 UTC. */
  readonly token: (opened: KnownCopy, now: string) => KnownCopy;
}

const SOUND: Parts = {
  store: (clock, ttlSeconds) => new MemorySessionStore(clock, ttlSeconds),
  archive: (options) => new MemorySessionArchive(options),
  messageId: (sent) => sent,
  token: (opened) => opened,
};

/** The part of a reply that is the same in every retry. */
export interface Told {
  readonly state: string;
  readonly message: string;
  readonly parts: readonly unknown[];
  readonly booking: { readonly reference: string } | null;
}

export interface Replied {
  readonly kind: 'replied';
  readonly turn: number;
  readonly told: Told;
  readonly degraded: boolean;
  readonly isRetry: boolean;
  readonly saysExpired: boolean;
  /** True if the reply itself is no longer known. */
  readonly saysAnswered: boolean;
  readonly session: Session;
}

export type Heard =
  | Replied
  | { readonly kind: 'messageIdReused' | 'deleted' | 'refused' | 'newerBuild' | 'busy' };

export interface Found {
  readonly kind: 'found';
  readonly session: Session;
  readonly degraded: boolean;
  readonly transcript: readonly { readonly turn: number; readonly messageId: unknown }[];
}

export type Seen = Found | { readonly kind: 'absent' | 'expired' | 'deleted' | 'refused' };

const dialogue = new Dialogue(loadTestBusiness('barbershop'));
const ring = createKeyRing([{ kid: 'k', secret: createHash('sha256').update('model').digest() }]);
/** Long enough for all background work. */
const SETTLED_MS = 16_000;

/**
 * Two instances with a session store and an archive in memory and a database of bookings. All of them can
 * become unavailable. Tests replace the timers, so that things happen only by command.
 */
export class ModelWorld {
  readonly clock = new ManualClock();
  readonly #database: Database;
  readonly #parts: Parts;
  readonly #archive: SessionArchive;
  readonly #faults: [UnavailableReason | null, UnavailableReason | null] = [null, null];
  #store: SessionStore;
  #isDatabaseUp = true;
  #instances: [ModelInstance, ModelInstance];

  private constructor(database: Database, parts: Parts) {
    this.#database = database;
    this.#parts = parts;
    this.#archive = parts.archive({ hasBooking: () => false, clock: this.clock });
    this.#store = this.#emptyStore();
    this.#instances = [this.#start(null), this.#start(null)];
  }

  static async open(database: Database, parts: Partial<Parts> = {}): Promise<ModelWorld> {
    const world = new ModelWorld(database, { ...SOUND, ...parts });
    await emptyDatabase(database);
    await setDatabaseClock(database, toInstant(world.clock.now()));
    await world.settle();
    return world;
  }

  async say(at: Where, id: string, messageId: string, message: string, token: string | null): Promise<Heard> {
    this.clock.advance(1);
    const outcome = await this.#instances[at].turns.handle({
      sessionId: id,
      messageId: this.#parts.messageId(messageId),
      message,
      clientAddress: ADDRESS,
      locale: undefined,
      timeZone: undefined,
      token: this.#opened(id, token),
    });
    if (outcome.kind !== 'replied') return outcome;
    const { turn, reply, session, event } = outcome;
    return {
      kind: 'replied',
      turn,
      told: tell(reply),
      degraded: reply.notices?.includes('degraded') ?? false,
      isRetry: event === 'retry',
      saysExpired: saysExpired(reply),
      saysAnswered: reply.says.some(({ say }) => say === 'alreadyAnswered'),
      session,
    };
  }

  async open(at: Where, id: string, token: string | null): Promise<Seen> {
    this.clock.advance(1);
    const opened = await this.#instances[at].sessions.open(id, this.#opened(id, token));
    if (opened.kind !== 'found') return { kind: opened.kind };
    const { session, degraded, events } = opened;
    const transcript = events.map(({ turn, event }) => ({ turn, messageId: event.messageId }));
    return { kind: 'found', session, degraded, transcript };
  }

  /** Resolves to whether the deletion will last. */
  async delete(at: Where, id: string, token: string | null): Promise<boolean> {
    try {
      await deleteConversation({ sessionId: id, token: this.#opened(id, token) }, this.#instances[at]);
      return true;
    } catch (error) {
      if (error instanceof StoreUnavailable) return false;
      throw error;
    }
  }

  seal(id: string, session: Session): string {
    const issuedAt = this.clock.now();
    const token = sealResumeToken(ring, { sessionId: id, session, issuedAt, expiresAt: issuedAt + TTL_MS });
    if (token === null) throw new Error('A session of the model is too large for a token');
    return token;
  }

  /** The store loses all data. */
  flush(): void {
    this.#store = this.#emptyStore();
    for (const { store } of this.#instances) store.behind = this.#store;
  }

  /** The process is killed, and another one is started. */
  async restart(at: Where): Promise<void> {
    await this.#instances[at].kill();
    const fault = this.#faults[at];
    this.#instances[at] = this.#start(fault);
    if (fault) await this.storeAway(at, fault);
  }

  /** The instance loses its connection to the store, and notices through the turns of other visitors. */
  async storeAway(at: Where, fault: UnavailableReason): Promise<void> {
    const { store, sessions } = this.#instances[at];
    this.#faults[at] = fault;
    store.fault = fault;
    for (let turn = 0; turn < 3; turn += 1) await sessions.load('somebody', { fresh: true });
  }

  /** From now on the store applies the instance's commands, but the answers are lost. */
  loseAnswers(at: Where): void {
    const { store } = this.#instances[at];
    this.#faults[at] = 'timeout';
    store.fault = 'timeout';
    store.appliesAnyway = true;
  }

  storeBack(at: Where): void {
    const { store } = this.#instances[at];
    this.#faults[at] = null;
    store.fault = null;
    store.appliesAnyway = false;
  }

  databaseAway(): void {
    this.#isDatabaseUp = false;
    for (const { archive } of this.#instances) archive.isAway = true;
  }

  databaseBack(): void {
    this.#isDatabaseUp = true;
    for (const { archive } of this.#instances) archive.isAway = false;
  }

  async settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(SETTLED_MS);
  }

  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await setDatabaseClock(this.#database, toInstant(this.clock.now()));
  }

  reservations(): Promise<readonly ReservationRow[]> {
    return reservationRows(this.#database);
  }

  async close(): Promise<void> {
    for (const { kill } of this.#instances) await kill();
    await this.settle();
  }

  #opened(id: string, token: string | null): KnownCopy | null {
    if (token === null) return null;
    const opened = openResumeToken(ring, token, id, this.clock.now());
    if (opened.kind !== 'opened') throw new Error(`A token of the model was ${opened.kind}`);
    return this.#parts.token(opened, toInstant(this.clock.now()));
  }

  #emptyStore(): SessionStore {
    return this.#parts.store(this.clock, TTL_MS / 1_000);
  }

  #start(fault: UnavailableReason | null): ModelInstance {
    const { clock } = this;
    const ttlSeconds = TTL_MS / 1_000;
    const store = new FaultyStore(clock, ttlSeconds);
    store.behind = this.#store;
    store.fault = fault;
    const archive = new AwayArchive(this.#archive);
    archive.isAway = !this.#isDatabaseUp;
    return createModelInstance({ dialogue, store, archive, database: this.#database, ttlSeconds, clock });
  }
}

const saysExpired = ({ notices = [], says }: ReplySpec): boolean =>
  notices.includes('expired') || says.some(({ say }) => say === 'endedUnfinished');

/**
 * Leaves out the notice `degraded`: if a turn taken without the store turns out to have reached it, the
 * reply to a retry lacks the notice.
 */
function tell({ notices = [], ...spec }: ReplySpec): Told {
  const { state, message, parts, booking } = dialogue.render({
    ...spec,
    notices: notices.filter((code) => code !== 'degraded'),
  });
  return { state, message, parts, booking };
}
