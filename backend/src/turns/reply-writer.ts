import type { Dialogue } from '../dialogue/dialogue.ts';
import type { ReplySpec } from '../dialogue/reply.ts';
import { toInstant } from '../lib/clock.ts';
import type { ChatReply } from '../protocol/chat.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { sealResumeToken } from '../sessions/resume-token.ts';
import type { Session } from '../sessions/session-store.ts';

export interface ReplyWriterOptions {
  readonly dialogue: Dialogue;
  readonly keys: KeyRing;
  readonly ttlSeconds: number;
}

export interface AboutReply {
  readonly sessionId: string;
  readonly messageId: string;
  readonly turn: number;
  /** The current session; null if none is known. */
  readonly session: Session | null;
  /** Whether to seal the session into a token. */
  readonly wantsToken: boolean;
  /** Now, in epoch milliseconds. */
  readonly at: number;
  /** Epoch milliseconds. Default: a full lifetime from now, as after a renewal. */
  readonly expiresAt?: number;
}

/** Turns stored replies into their wire format. */
export class ReplyWriter {
  readonly #options: ReplyWriterOptions;

  constructor(options: ReplyWriterOptions) {
    this.#options = options;
  }

  write(spec: ReplySpec, about: AboutReply): ChatReply {
    const { dialogue, ttlSeconds } = this.#options;
    const { sessionId, messageId, turn } = about;
    const { state, message, parts, locale, degraded, booking } = dialogue.render(spec);
    const { expiresAt = about.at + ttlSeconds * 1_000 } = about;
    return {
      sessionId,
      messageId,
      turn,
      state,
      message,
      parts,
      locale,
      degraded,
      expiresAt: toInstant(expiresAt),
      resumeToken: this.#token(about, expiresAt),
      booking,
    };
  }

  #token({ wantsToken, session, sessionId, at }: AboutReply, expiresAt: number): string | null {
    if (!wantsToken || !session) return null;
    return sealResumeToken(this.#options.keys, { sessionId, session, issuedAt: at, expiresAt });
  }
}
