import { assertNever } from '../lib/assert-never.ts';
import { toInstant } from '../lib/clock.ts';
import { jittered } from '../lib/retry.ts';
import type { LiveEvents } from '../protocol/live-event.ts';
import type { FollowedSession } from '../sessions/resilient-session-store.ts';
import { StoreUnavailable } from '../sessions/session-store.ts';
import { continuation } from './continuation.ts';
import { type Cursor, parseCursor } from './cursor.ts';
import type { FeedPorts } from './feed-ports.ts';
import { type Follower, type Group, groupedByCursor } from './follower.ts';
import { eventText, retryAfter, serverSentEvent } from './server-sent-event.ts';

const PING_MS = 15_000;
const WARNING_MS = 120_000;
/** A session that is absent this shortly before its expiry has expired: clocks differ slightly. */
const EXPIRY_SLACK_MS = 1_000;
const RECONNECT_MS = 2_000;

type Found = Extract<FollowedSession, { kind: 'found' }>;

/**
 * This instance's streams of one session. Events are read from the store's stream, for each follower from
 * its own cursor, so it does not matter how often or why a poll happens.
 */
export class SessionFeed {
  readonly sessionId: string;
  readonly #ports: FeedPorts;
  readonly #followers = new Set<Follower>();
  /** Followers that have not caught up yet. A snapshot comes first, then the list of devices. */
  readonly #newcomers = new Set<Follower>();
  #expiresAt = Number.POSITIVE_INFINITY;
  /** A read failed because the store was unavailable. */
  #isBehind = false;
  /** A change of presence may have been missed. */
  #isPresenceInDoubt = false;
  #pingAt: number;
  /** The list of devices that all followers were last sent. */
  #sentToAll: string | null = null;

  constructor(sessionId: string, ports: FeedPorts) {
    this.sessionId = sessionId;
    this.#ports = ports;
    this.#pingAt = ports.clock.now() + jittered(PING_MS);
  }

  get size(): number {
    return this.#followers.size;
  }

  /** `expiresAt`: the session's current expiry, in epoch milliseconds. */
  add(follower: Follower, expiresAt: number): void {
    this.#followers.add(follower);
    this.#newcomers.add(follower);
    this.#sentToAll = null;
    this.#expiresAt = expiresAt;
  }

  remove(follower: Follower): void {
    this.#followers.delete(follower);
    this.#newcomers.delete(follower);
  }

  /** Sends a ping when due. Returns true if it is also time to poll without a signal. */
  tick(): boolean {
    const now = this.#ports.clock.now();
    // A ping further ahead than the longest wait means that the clock was set back.
    const isPingTime = now >= this.#pingAt || this.#pingAt - now > PING_MS;
    if (isPingTime) this.#ping(now);
    return isPingTime || this.#isBehind || this.#isNearExpiry(now);
  }

  /**
   * Signals may have been missed: the next poll sends the list of devices if it differs from the last one.
   */
  doubtPresence(): void {
    this.#isPresenceInDoubt = true;
  }

  /** Reads what has happened and sends it. One poll at a time. */
  async poll(): Promise<void> {
    try {
      const newcomers = [...this.#newcomers];
      for (const group of groupedByCursor(this.#followers)) await this.#advance(group);
      this.#isBehind = false;
      const caughtUp = newcomers.filter((follower) => !this.#newcomers.has(follower));
      await this.#sendDevices(caughtUp, () => true);
      if (this.#isPresenceInDoubt) await this.#sendMissedPresence();
    } catch (error) {
      this.#fallBehind(error);
    }
  }

  /** Relays a typing signal to all devices but its own. */
  sendTyping(role: string, device: string): void {
    const others = [...this.#followers].filter((follower) => follower.device !== device);
    this.#send('typing', others, (cursor) => serverSentEvent('typing', { role }, cursor));
  }

  /** Relays the assistant's draft. */
  sendDraft(draft: LiveEvents['draft']): void {
    this.#send('draft', [...this.#followers], (cursor) => serverSentEvent('draft', draft, cursor));
  }

  async sendPresence(): Promise<void> {
    try {
      await this.#sendDevices(this.#settled(), () => true);
    } catch (error) {
      this.#fallBehind(error);
    }
  }

  /** Disconnects all followers, with jitter so that they do not reconnect at once. */
  endAll(): void {
    for (const { stream } of this.#followers) {
      stream.send(retryAfter(jittered(RECONNECT_MS)));
      stream.end();
    }
  }

  #fallBehind(error: unknown): void {
    if (!(error instanceof StoreUnavailable)) throw error;
    this.#isBehind = true;
    this.#isPresenceInDoubt = true;
  }

  async #sendMissedPresence(): Promise<void> {
    this.#isPresenceInDoubt = false;
    await this.#sendDevices(this.#settled(), (who) => who !== this.#sentToAll);
  }

  #settled(): readonly Follower[] {
    return [...this.#followers].filter((follower) => !this.#newcomers.has(follower));
  }

  async #sendDevices(followers: readonly Follower[], isNews: (who: string) => boolean): Promise<void> {
    if (followers.length === 0) return;
    const devices = await this.#ports.presence.devices(this.sessionId);
    const who = devices.map(({ id, kind }) => `${id} ${kind}`).join();
    if (!isNews(who)) return;
    if (followers.length === this.#followers.size) this.#sentToAll = who;
    this.#send('presence', followers, (cursor) => serverSentEvent('presence', { devices }, cursor));
  }

  async #advance(group: Group): Promise<void> {
    const [{ cursor }] = group;
    const followed = await this.#ports.follow(this.sessionId, cursor.seq);
    switch (followed.kind) {
      case 'found':
        this.#expiresAt = followed.expiresAt;
        await this.#catchUp(group, cursor, followed);
        return this.#warn(group);
      case 'absent':
        return this.#missing(group);
      case 'deleted':
        return this.#finish('deleted', group);
      default:
        return assertNever(followed);
    }
  }

  async #catchUp(group: Group, cursor: Cursor, followed: Found): Promise<void> {
    const entries = continuation(cursor, followed);
    if (entries === null) {
      for (const follower of group) await this.#showWhole(follower, followed);
      return;
    }
    for (const entry of entries) {
      const at = { epoch: followed.epoch, seq: entry.seq };
      const { type, data } = this.#ports.toLiveEvent(entry);
      const text = eventText(type, data, at);
      this.#send(type, group, () => text);
      for (const follower of group) follower.cursor = at;
    }
    for (const follower of group) this.#newcomers.delete(follower);
  }

  /** If the session is gone meanwhile, there is nothing to show, and the next poll notices. */
  async #showWhole(follower: Follower, { expiresAt }: Found): Promise<void> {
    const { wantsToken } = follower;
    const snapshot = await this.#ports.snapshot({ sessionId: this.sessionId, wantsToken, expiresAt });
    if (snapshot === null) return;
    follower.cursor = parseCursor(snapshot.cursor);
    this.#send('snapshot', [follower], (cursor) => serverSentEvent('snapshot', snapshot, cursor));
    this.#newcomers.delete(follower);
  }

  #warn(group: Group): void {
    const isNear = this.#isWarningTime(this.#ports.clock.now());
    const unwarned = group.filter(({ isWarned }) => isNear && !isWarned);
    for (const follower of group) follower.isWarned = isNear;
    const event = { expiresAt: toInstant(this.#expiresAt) };
    this.#send('expiring', unwarned, (cursor) => serverSentEvent('expiring', event, cursor));
  }

  /**
   * Expired, or lost by the store. A lost session may be restored from a token or the database until its
   * expiry.
   */
  #missing(group: Group): void {
    const isLost = this.#ports.clock.now() < this.#expiresAt - EXPIRY_SLACK_MS;
    if (!isLost) this.#finish('expired', group);
  }

  #finish(type: 'expired' | 'deleted', group: Group): void {
    this.#send(type, group, (cursor) => serverSentEvent(type, {}, cursor));
    for (const follower of group) {
      follower.stream.end();
      this.remove(follower);
    }
  }

  #ping(now: number): void {
    this.#pingAt = now + PING_MS;
    this.#send('ping', [...this.#followers], (cursor) => serverSentEvent('ping', {}, cursor));
  }

  #isNearExpiry(now: number): boolean {
    if (now >= this.#expiresAt) return true;
    return this.#isWarningTime(now) && [...this.#followers].some(({ isWarned }) => !isWarned);
  }

  #isWarningTime(now: number): boolean {
    const beforeMs = Math.min(WARNING_MS, (this.#ports.ttlSeconds * 1_000) / 4);
    return now >= this.#expiresAt - beforeMs;
  }

  #send(type: string, to: readonly Follower[], write: (cursor: Cursor) => string): void {
    if (to.length === 0) return;
    for (const { stream, cursor } of to) stream.send(write(cursor));
    this.#ports.observer.eventsSent(type, to.length);
  }
}
