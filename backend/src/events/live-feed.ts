import { StoreUnavailable } from '../sessions/session-store.ts';
import { type Cursor, parseCursor } from './cursor.ts';
import type { FeedPorts } from './feed-ports.ts';
import type { Follower, LiveStream } from './follower.ts';
import type { LiveChannel } from './live-channel.ts';
import { parseSignal } from './live-signal.ts';
import { SessionFeed } from './session-feed.ts';

export interface StreamRequest {
  readonly sessionId: string;
  /** Identifies the tab or device. */
  readonly device: string;
  readonly wantsToken: boolean;
  /** The client's last cursor; null: from now on. */
  readonly after: string | null;
}

/** What is known of a session that the store lacks, or while the store is unavailable. */
export type Known =
  | { readonly kind: 'found'; readonly cursor: string; readonly expiresAt: number }
  | { readonly kind: 'absent' | 'expired' | 'deleted' | 'refused' };

export type OpenedStream =
  /** Call `close` once the client is gone, for whatever reason. */
  | { readonly kind: 'open'; readonly close: () => void }
  | { readonly kind: 'absent' | 'expired' | 'deleted' | 'refused' }
  /** This instance is shutting down. */
  | { readonly kind: 'closed' };

export interface LiveFeedOptions extends FeedPorts {
  readonly channel: Pick<LiveChannel, 'subscribe'>;
}

interface Subscribed {
  readonly feed: SessionFeed;
  readonly unsubscribe: () => void;
}

/** After a reconnect every feed has to read, over the connection that turns use as well. */
const POLLS_AT_ONCE = 32;

/** All streams of this instance. A session stays subscribed while one of its streams is open here. */
export class LiveFeed {
  readonly #options: LiveFeedOptions;
  readonly #feeds = new Map<string, Subscribed>();
  /** Feeds with a reason to poll, each once. */
  readonly #waiting = new Set<SessionFeed>();
  readonly #polling = new Set<SessionFeed>();
  #open = 0;
  #isClosed = false;

  constructor(options: LiveFeedOptions) {
    this.#options = options;
  }

  get openStreams(): number {
    return this.#open;
  }

  /**
   * Opens a stream if the session exists; `start` begins the transport once that is certain. `elsewhere` is
   * asked about a session that the store lacks.
   */
  async open(
    request: StreamRequest,
    elsewhere: () => Promise<Known>,
    start: () => LiveStream,
  ): Promise<OpenedStream> {
    const cursor = request.after === null ? null : parseCursor(request.after);
    const first = await this.#firstRead(request.sessionId, cursor, elsewhere);
    if (this.#isClosed) return { kind: 'closed' };
    if (first.kind !== 'found') return first;
    const { device, wantsToken } = request;
    const follower = { stream: start(), device, wantsToken, cursor: first.cursor, isWarned: false };
    return { kind: 'open', close: this.#join(request.sessionId, follower, first.expiresAt) };
  }

  /** For changes that the channel may not signal, as while Redis is unavailable. */
  wake(sessionId: string): void {
    const known = this.#feeds.get(sessionId);
    if (known) this.#poll(known.feed);
  }

  /** Runs every second: feeds that are due send a ping and poll. */
  round(): void {
    for (const { feed } of this.#feeds.values()) if (feed.tick()) this.#poll(feed);
  }

  /** Ends all streams; clients reconnect to another instance. */
  close(): void {
    this.#isClosed = true;
    for (const { feed } of this.#feeds.values()) feed.endAll();
  }

  /** "From now on" means from the newest entry, or from the known cursor if the store was not asked. */
  async #firstRead(
    sessionId: string,
    cursor: Cursor | null,
    elsewhere: () => Promise<Known>,
  ): Promise<
    | { readonly kind: 'found'; readonly cursor: Cursor; readonly expiresAt: number }
    | Exclude<Known, { kind: 'found' }>
  > {
    const followed = await this.#followed(sessionId);
    if (followed?.kind === 'deleted') return followed;
    if (followed?.kind === 'found') {
      const { epoch, newest, expiresAt } = followed;
      return { kind: 'found', cursor: cursor ?? { epoch, seq: newest }, expiresAt };
    }
    const known = await elsewhere();
    if (known.kind !== 'found') return known;
    return { ...known, cursor: cursor ?? parseCursor(known.cursor) };
  }

  /** Null if the store is unavailable. */
  async #followed(sessionId: string) {
    try {
      return await this.#options.follow(sessionId, null);
    } catch (error) {
      if (error instanceof StoreUnavailable) return null;
      throw error;
    }
  }

  #join(sessionId: string, follower: Follower, expiresAt: number): () => void {
    const { feed } = this.#feeds.get(sessionId) ?? this.#subscribe(sessionId);
    feed.add(follower, expiresAt);
    this.#open += 1;
    const { presence, observer, clock } = this.#options;
    const openedAt = clock.now();
    observer.streamOpened();
    const leave = presence.arrive(sessionId, follower.device);
    this.#poll(feed);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#open -= 1;
      observer.streamEnded((clock.now() - openedAt) / 1_000);
      feed.remove(follower);
      leave();
      if (feed.size === 0) this.#unsubscribe(feed);
    };
  }

  #subscribe(sessionId: string): Subscribed {
    const feed = new SessionFeed(sessionId, this.#options);
    const unsubscribe = this.#options.channel.subscribe(sessionId, (text) => this.#onSignal(feed, text));
    const subscribed = { feed, unsubscribe };
    this.#feeds.set(sessionId, subscribed);
    return subscribed;
  }

  /** An ended stream may close late; by then, a new feed of the session may have its own subscription. */
  #unsubscribe(feed: SessionFeed): void {
    const known = this.#feeds.get(feed.sessionId);
    if (known?.feed !== feed) return;
    known.unsubscribe();
    this.#feeds.delete(feed.sessionId);
  }

  #onSignal(feed: SessionFeed, text: string): void {
    const signal = parseSignal(text);
    if (signal.kind === 'wake') feed.doubtPresence();
    if (signal.kind === 'typing') feed.sendTyping(signal.role, signal.device);
    else if (signal.kind === 'draft') feed.sendDraft(signal.draft);
    else if (signal.kind === 'presence') this.#run(feed.sendPresence());
    else this.#poll(feed);
  }

  #poll(feed: SessionFeed): void {
    this.#waiting.add(feed);
    this.#pollNext();
  }

  #pollNext(): void {
    for (const feed of this.#waiting) {
      if (this.#polling.size >= POLLS_AT_ONCE) return;
      if (this.#polling.has(feed)) continue;
      this.#waiting.delete(feed);
      this.#polling.add(feed);
      const poll = feed.poll().finally(() => {
        this.#polling.delete(feed);
        this.#pollNext();
      });
      this.#run(poll);
    }
  }

  #run(task: Promise<void>): void {
    task.catch((err: unknown) => this.#options.logger.error({ err }, 'feeding streams failed'));
  }
}
