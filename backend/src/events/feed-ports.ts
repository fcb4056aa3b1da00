import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Presence } from '../presence/presence.ts';
import type { ChatSnapshot } from '../protocol/chat.ts';
import type { FollowedSession } from '../sessions/resilient-session-store.ts';
import type { StreamEntry } from '../sessions/session-store.ts';

export interface SnapshotRequest {
  readonly sessionId: string;
  readonly wantsToken: boolean;
  /** The session's current expiry, in epoch milliseconds; reading the snapshot does not renew it. */
  readonly expiresAt: number;
}

/** What streams need of other rooms. The first two reject with `StoreUnavailable`. */
export interface FeedPorts {
  readonly follow: (sessionId: string, after: string | null) => Promise<FollowedSession>;
  /** The body of `GET /api/chat`; null if there is no such session. */
  readonly snapshot: (request: SnapshotRequest) => Promise<ChatSnapshot | null>;
  /** An entry of the stream as clients see it. */
  readonly toLiveEvent: (entry: StreamEntry) => { readonly type: string; readonly data: object };
  readonly presence: Presence;
  readonly ttlSeconds: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: StreamObserver;
}

/** Receives what metrics count. */
export interface StreamObserver {
  streamOpened(): void;
  /** `seconds`: how long it was open. */
  streamEnded(seconds: number): void;
  eventsSent(type: string, streams: number): void;
}
