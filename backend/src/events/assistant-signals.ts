import type { Logger } from '../lib/logger.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import type { LiveChannel } from './live-channel.ts';
import { draftSignal, typingSignal } from './live-signal.ts';

export interface AssistantSignalsOptions {
  readonly live: Pick<LiveChannel, 'publish'>;
  readonly logger: Logger;
}

const NO_DEVICE = '';

/**
 * Tells all devices of a session, on all instances, what the assistant is about to say. Fire and forget;
 * never stored.
 */
export class AssistantSignals {
  readonly #options: AssistantSignalsOptions;

  constructor(options: AssistantSignalsOptions) {
    this.#options = options;
  }

  typing(sessionId: string): void {
    this.#publish(sessionId, typingSignal('assistant', NO_DEVICE));
  }

  /** `text`: the whole draft so far. */
  draft(sessionId: string, messageId: string, text: string): void {
    this.#publish(sessionId, draftSignal({ messageId, text }));
  }

  #publish(sessionId: string, signal: string): void {
    const { live, logger } = this.#options;
    live.publish(sessionId, signal).catch((err: unknown) => {
      if (err instanceof StoreUnavailable) logger.debug({ err }, 'a signal of the assistant was not relayed');
      else logger.error({ err }, 'relaying a signal of the assistant failed');
    });
  }
}
