import type { JsonObject } from '../lib/json.ts';
import { ownTurns } from './descent.ts';
import { idOf } from './event-stream.ts';
import type { RedisCommands } from './redis-commands.ts';
import { sessionKeys } from './redis-keys.ts';
import {
  announceReply,
  commitReply,
  deleteReply,
  followReply,
  loadReply,
  type Opening,
  openReply,
  writeBackReply,
} from './redis-replies.ts';
import {
  type AnnounceOutcome,
  type Commit,
  type CommitOutcome,
  DELETION_MARK_SECONDS,
  type Descent,
  type Expected,
  type FollowOutcome,
  type LoadOutcome,
  type OpenOutcome,
  type Session,
  type SessionStore,
  type TurnEvent,
  type WriteBackOutcome,
} from './session-store.ts';
import { plainCipher, type StateCipher } from './state-cipher.ts';

/** Sessions in Redis 7 or Valkey 8, one script for each verb; encrypted if a key is configured. */
export class RedisSessionStore implements SessionStore {
  readonly #client: RedisCommands;
  readonly #ttlSeconds: number;
  readonly #cipher: StateCipher;

  constructor(client: RedisCommands, ttlSeconds: number, cipher: StateCipher = plainCipher) {
    this.#client = client;
    this.#ttlSeconds = ttlSeconds;
    this.#cipher = cipher;
  }

  async load(id: string, known?: Session): Promise<LoadOutcome> {
    const reply = await this.#client.read('loadSession', sessionKeys(id), this.#ttlSeconds);
    return loadReply(reply, this.#opening(id), known);
  }

  async open(id: string): Promise<OpenOutcome> {
    const reply = await this.#client.read('openSession', sessionKeys(id), this.#ttlSeconds);
    return openReply(reply, this.#opening(id));
  }

  async peek(id: string): Promise<OpenOutcome> {
    return openReply(await this.#client.read('openSession', sessionKeys(id), 0), this.#opening(id));
  }

  async follow(id: string, after: string | null): Promise<FollowOutcome> {
    const from = after === null ? '' : idOf(after);
    const reply = await this.#client.read('followSession', sessionKeys(id), from);
    return followReply(reply, this.#opening(id));
  }

  async announce(id: string, type: string, event: JsonObject): Promise<AnnounceOutcome> {
    const keys = sessionKeys(id);
    const stored = this.#cipher.encodeEvent(id, type, JSON.stringify(event));
    const reply = await this.#client.write('announceEvent', keys, type, stored, keys.live);
    return announceReply(reply);
  }

  async commit(id: string, { expected, next, event }: Commit): Promise<CommitOutcome> {
    const keys = sessionKeys(id);
    const reply = await this.#client.write(
      'commitSession',
      keys,
      expected?.version ?? '',
      expected?.epoch ?? '',
      next.turns.at(-1)?.id ?? '',
      this.#cipher.encode(id, next),
      this.#ttlSeconds,
      event.turn,
      this.#encodeTurn(id, event),
      keys.live,
      keys.eventsCopy,
      this.#cipher.kids,
      next.turns.at(-2)?.id ?? '',
    );
    return commitReply(reply, this.#opening(id));
  }

  async writeBack(
    id: string,
    session: Session,
    events: readonly TurnEvent[],
    descent: Descent,
  ): Promise<WriteBackOutcome> {
    const keys = sessionKeys(id);
    const reply = await this.#client.write(
      'writeBackSession',
      keys,
      session.version,
      session.epoch,
      this.#cipher.encode(id, session),
      this.#ttlSeconds,
      keys.live,
      descent.base,
      [...ownTurns(session, descent)].map(([turn, id]) => ` ${turn}:${id}`).join(''),
      this.#cipher.kids,
      ...events.flatMap((event) => [event.turn, this.#encodeTurn(id, event)]),
    );
    return writeBackReply(reply, this.#opening(id));
  }

  async delete(id: string): Promise<Expected> {
    const keys = sessionKeys(id);
    return deleteReply(await this.#client.write('deleteSession', keys, DELETION_MARK_SECONDS, keys.live));
  }

  ping(): Promise<number> {
    return this.#client.ping();
  }

  #encodeTurn(id: string, { event }: TurnEvent): string {
    return this.#cipher.encodeEvent(id, 'turn', JSON.stringify(event));
  }

  #opening(id: string): Opening {
    return { id, cipher: this.#cipher };
  }
}
