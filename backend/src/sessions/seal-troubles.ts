import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { type SealTrouble, sealTrouble } from './state-cipher.ts';

export interface SealTroublesOptions {
  /** The TTL of sessions: a client with an unreadable session may come back for that long. */
  readonly ttlSeconds: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Met {
  readonly trouble: SealTrouble;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly loggedAt: number;
}

const LOG_EVERY_MS = 60_000;

/** Remembers the keys of sessions that this instance recently met and could not decrypt. */
export class SealTroubles {
  readonly #options: SealTroublesOptions;
  readonly #byKid = new Map<string, Met>();

  constructor(options: SealTroublesOptions) {
    this.#options = options;
  }

  note(kid: string, trouble: SealTrouble): void {
    const { clock, logger } = this.#options;
    const at = clock.now();
    const loggedAt = this.#byKid.get(kid)?.loggedAt ?? Number.NEGATIVE_INFINITY;
    const isDue = at - loggedAt >= LOG_EVERY_MS;
    this.#byKid.set(kid, { trouble, at, loggedAt: isDue ? at : loggedAt });
    if (isDue) logger.error({ kid, trouble }, `sessions left untouched. ${sealTrouble(kid, trouble)}`);
  }

  /** Describes the newest one; null if all sessions met recently could be decrypted. */
  current(): string | null {
    const since = this.#options.clock.now() - this.#options.ttlSeconds * 1_000;
    for (const [kid, { at }] of this.#byKid) if (at <= since) this.#byKid.delete(kid);
    const newest = [...this.#byKid].toSorted(([, one], [, other]) => other.at - one.at)[0];
    return newest ? sealTrouble(newest[0], newest[1].trouble) : null;
  }
}
