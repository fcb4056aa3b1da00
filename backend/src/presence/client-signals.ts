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
  /** Null when the client does not say. */
  readonly device: string | null;
}

/** Or why there is no conversation that it could be about. */
export type Noted = 'noted' | 'absent' | 'expired' | 'deleted' | 'refused';

export interface ClientSignalsOptions {
  readonly keeper: Pick<PresenceKeeper, 'heartbeat'>;
  readonly sessions: Pick<ResilientSessionStore, 'follow' | 'open'>;
  readonly live: Pick<LiveChannel, 'publish'>;
  readonly logger: Logger;
}

/** A client that names no device is one. */
const UNNAMED = 'unnamed';

/** What clients say besides messages. Neither renews a session; with the store away both are taken as they are. */
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

  /** Relayed to the other devices, and kept nowhere. */
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
      this.#options.logger.debug({ err: error }, 'that somebody types was not relayed');
    }
    return 'noted';
  };

  /** The store lacks it: it is over, never was, or was lost and is restored. */
  async #missed({ sessionId, token }: FromClient): Promise<Noted> {
    const opened = await this.#options.sessions.open(sessionId, token);
    if (opened.kind === 'found') return 'noted';
    return opened.kind === 'absent' && opened.degraded ? 'noted' : opened.kind;
  }
}
