import { hash } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';
import { toInstant } from '../lib/clock.ts';
import { randomId } from '../lib/ids.ts';
import type { HandoverCode } from '../protocol/handover.ts';
import type { HandoverStore } from './handover-store.ts';

/** A code is meant for a device at hand. */
const HANDOVER_MS = 60_000;
/** 132 bits, which cannot be guessed. */
const CODE_LENGTH = 22;
const CLAIM_LENGTH = 11;

/** Lets a second device continue a conversation. A code can be claimed once. */
export class Handovers {
  readonly #store: HandoverStore;
  readonly #clock: Clock;

  constructor(store: HandoverStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** For a caller that has proven that the session is its own. Rejects with `StoreUnavailable`. */
  async issue(sessionId: string): Promise<HandoverCode> {
    const code = randomId(CODE_LENGTH);
    // Taken before the code is stored, so that the client never assumes a longer lifetime.
    const expiresAt = toInstant(this.#clock.now() + HANDOVER_MS);
    await this.#store.put(hashOf(code), sessionId, HANDOVER_MS);
    return { code, expiresAt };
  }

  /** The session's id; null for an invalid code, for whatever reason. Rejects with `StoreUnavailable`. */
  claim(code: string): Promise<string | null> {
    return this.#store.take(hashOf(code), randomId(CLAIM_LENGTH));
  }
}

/** 132 random bits need neither key nor salt. */
const hashOf = (code: string): string => hash('sha256', code, 'base64url');
