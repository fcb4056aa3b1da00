import { hash } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';
import { toInstant } from '../lib/clock.ts';
import { randomId } from '../lib/ids.ts';
import type { HandoverCode } from '../protocol/handover.ts';
import type { HandoverStore } from './handover-store.ts';

/** A code is for a device at hand. */
const HANDOVER_MS = 60_000;
/** 132 bits that nobody guesses in a minute, nor ever. */
const CODE_LENGTH = 22;
const CLAIM_LENGTH = 11;

/** Lets a second device go on with a conversation: whoever claims the code first, and once. */
export class Handovers {
  readonly #store: HandoverStore;
  readonly #clock: Clock;

  constructor(store: HandoverStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** For whoever has shown that the session is theirs. Rejects with `StoreUnavailable`. */
  async issue(sessionId: string): Promise<HandoverCode> {
    const code = randomId(CODE_LENGTH);
    // Before it is kept: a client must not think that it lasts longer.
    const expiresAt = toInstant(this.#clock.now() + HANDOVER_MS);
    await this.#store.put(hashOf(code), sessionId, HANDOVER_MS);
    return { code, expiresAt };
  }

  /** The session's id; null for a code that leads nowhere, for whatever reason. Rejects with `StoreUnavailable`. */
  claim(code: string): Promise<string | null> {
    return this.#store.take(hashOf(code), randomId(CLAIM_LENGTH));
  }
}

/** What is random to 132 bits needs no key and no salt. */
const hashOf = (code: string): string => hash('sha256', code, 'base64url');
