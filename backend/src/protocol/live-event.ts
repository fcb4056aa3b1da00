import type { Booking } from '../domain/booking.ts';
import type { ChatSnapshot, Part } from './chat.ts';

/** A turn as its reply showed it, from whichever tab, device or instance. */
export interface TurnTaken {
  readonly turn: number;
  readonly state: string;
  readonly messageId: string;
  /** What the visitor said. */
  readonly visitor: string;
  readonly message: string;
  readonly parts: readonly Part[];
  readonly booking: Booking | null;
  readonly at: string;
}

export interface DevicePresent {
  readonly id: string;
  readonly kind: 'stream' | 'heartbeat';
  readonly since: string;
  readonly lastSeenAt: string;
}

/** What `GET /api/chat/events` sends, by the name of the event. */
export interface LiveEvents {
  /** In place of what the stream no longer has. */
  readonly snapshot: ChatSnapshot;
  readonly turn: TurnTaken;
  readonly presence: { readonly devices: readonly DevicePresent[] };
  readonly typing: { readonly role: string };
  /**
   * What the assistant is about to answer to this message, as far as it has got: the whole text so far, and nothing to
   * withdraw it. Only the turn that follows counts.
   */
  readonly draft: { readonly messageId: string; readonly text: string };
  readonly hold: { readonly slotId: string; readonly startsAt: string; readonly expiresAt: string };
  readonly 'hold-released': { readonly slotId: string };
  /** The conversation ends then unless a message or a `GET` renews it. */
  readonly expiring: { readonly expiresAt: string };
  /** The stream ends after either. */
  readonly expired: Record<string, never>;
  readonly deleted: Record<string, never>;
  readonly ping: Record<string, never>;
}
