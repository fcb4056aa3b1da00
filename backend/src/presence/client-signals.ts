import type { LiveChannel } from '../events/live-channel.ts';
import { typingSignal } from '../events/live-signal.ts';
import type { Logger } from '../lib/logger.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';
import type { PresenceKeeper } from './presence-keeper.ts';

export interface FromClient {
  readonly sessionId: string;
  readonly token: KnownCopy | null;
  /** Null if the client names none. */
  readonly device: string | null;
}

/** `noted`, or why there is no such conversation. */
export type Noted = 'noted' | 'absent' | 'expired' | 'deleted' | 'refused';

export interface ClientSignalsOptions {
  readonly keeper: Pick<PresenceKeeper, 'heartbeat'>;
  readonly sessions: Pick<ResilientSessionStore, 'follow' | 'open'>;
  readonly live: Pick<LiveChannel, 'publish'>;
  readonly logger: Logger;
}

/** Clients that name no device share one. */
const UNNAMED = 'unnamed';

/**
 * Client signals other than messages. They never renew a session; with the store unavailable they are
 * accepted unchecked.
 */
export class ClientSignals {
  readonly #options: ClientSignalsOptions;

  constructor(options: ClientSignalsOptions) {
    this.#options = options;
  }

  readonly heartbeat = async (from: FromClient): Promise<Noted> => {
    const device = from.device ?? UNNAMED;
    const seen = await this.#options.keeper.heartbeat(from.sessionId, device);
    if (seen !== 'absent') return seen === 'deleted' ? 'deleted' : 'noted';
    const missed = await this.#missed(from);
    if (missed === 'noted') await this.#options.keeper.heartbeat(from.sessionId, device);
    return missed;
  };

  /** Relayed to the other devices; never stored. */
  readonly typing = async (from: FromClient): Promise<Noted> => {
    const { sessions, live } = this.#options;
    const { sessionId, device } = from;
    try {
      const { kind } = await sessions.follow(sessionId, null);
      if (kind === 'absent') return await this.#missed(from);
      if (kind === 'deleted') return kind;
      await live.publish(sessionId, typingSignal('visitor', device ?? UNNAMED));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      this.#options.logger.debug({ err: error }, 'a typing signal was not relayed');
    }
    return 'noted';
  };

  /** The store lacks the session: it has ended, never existed, or was lost and is restored. */
  async #missed({ sessionId, token }: FromClient): Promise<Noted> {
    const opened = await this.#options.sessions.open(sessionId, token);
    if (opened.kind === 'found') return 'noted';
    return opened.kind === 'absent' && opened.degraded ? 'noted' : opened.kind;
  }
}
