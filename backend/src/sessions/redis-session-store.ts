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
  openReply,
  writeBackReply,
} from './redis-replies.ts';
import { encodeSession } from './session-json.ts';
import {
  type AnnounceOutcome,
  type Commit,
  type CommitOutcome,
  DELETION_MARK_SECONDS,
  type Descent,
  type FollowOutcome,
  type LoadOutcome,
  type OpenOutcome,
  type Session,
  type SessionStore,
  type TurnEvent,
  type WriteBackOutcome,
} from './session-store.ts';

/** Sessions in Redis 7 or Valkey 8, one script a verb. */
export class RedisSessionStore implements SessionStore {
  readonly #client: RedisCommands;
  readonly #ttlSeconds: number;

  constructor(client: RedisCommands, ttlSeconds: number) {
    this.#client = client;
    this.#ttlSeconds = ttlSeconds;
  }

  async load(id: string, known?: Session): Promise<LoadOutcome> {
    const reply = await this.#client.read('loadSession', sessionKeys(id), this.#ttlSeconds);
    return loadReply(reply, known);
  }

  async open(id: string): Promise<OpenOutcome> {
    return openReply(await this.#client.read('openSession', sessionKeys(id), this.#ttlSeconds));
  }

  async peek(id: string): Promise<OpenOutcome> {
    return openReply(await this.#client.read('openSession', sessionKeys(id), 0));
  }

  async follow(id: string, after: string | null): Promise<FollowOutcome> {
    const from = after === null ? '' : idOf(after);
    return followReply(await this.#client.read('followSession', sessionKeys(id), from));
  }

  async announce(id: string, type: string, event: JsonObject): Promise<AnnounceOutcome> {
    const keys = sessionKeys(id);
    const reply = await this.#client.write('announceEvent', keys, type, JSON.stringify(event), keys.live);
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
      encodeSession(next),
      this.#ttlSeconds,
      event.turn,
      JSON.stringify(event.event),
      keys.live,
      keys.eventsCopy,
    );
    return commitReply(reply);
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
      encodeSession(session),
      this.#ttlSeconds,
      keys.live,
      descent.base,
      [...ownTurns(session, descent)].map(([turn, id]) => ` ${turn}:${id}`).join(''),
      ...events.flatMap(({ turn, event }) => [turn, JSON.stringify(event)]),
    );
    return writeBackReply(reply);
  }

  async delete(id: string): Promise<void> {
    const keys = sessionKeys(id);
    deleteReply(await this.#client.write('deleteSession', keys, DELETION_MARK_SECONDS, keys.live));
  }

  ping(): Promise<number> {
    return this.#client.ping();
  }
}
