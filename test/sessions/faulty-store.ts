import type { Clock } from '../../backend/src/lib/clock.ts';
import type { JsonObject } from '../../backend/src/lib/json.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import {
  type Commit,
  type Descent,
  type Session,
  type SessionStore,
  StoreUnavailable,
  type TurnEvent,
  type UnavailableReason,
} from '../../backend/src/sessions/session-store.ts';

/** A session store that fails on request and records the commands that reached it. */
export class FaultyStore implements SessionStore {
  /** The store that has the data, which other instances can share. Can be replaced by an empty one. */
  behind: SessionStore;
  readonly commands: string[] = [];
  /** How commands fail now; null if they succeed. */
  fault: UnavailableReason | null = null;
  /** If true, only writes fail, as in a store that is full. */
  isReadable = false;
  /** If true, writes are applied, but their answers are lost. */
  appliesAnyway = false;

  constructor(clock: Clock, ttlSeconds: number) {
    this.behind = new MemorySessionStore(clock, ttlSeconds);
  }

  load(id: string, known?: Session) {
    return this.#read(`load ${id}`, () => this.behind.load(id, known));
  }

  open(id: string) {
    return this.#read(`open ${id}`, () => this.behind.open(id));
  }

  peek(id: string) {
    return this.#read(`peek ${id}`, () => this.behind.peek(id));
  }

  follow(id: string, after: string | null) {
    return this.#read(`follow ${id}`, () => this.behind.follow(id, after));
  }

  announce(id: string, type: string, event: JsonObject) {
    return this.#run(`announce ${id}`, () => this.behind.announce(id, type, event));
  }

  commit(id: string, commit: Commit) {
    return this.#run(`commit ${id}`, () => this.behind.commit(id, commit));
  }

  writeBack(id: string, session: Session, events: readonly TurnEvent[], descent: Descent) {
    return this.#run(`writeBack ${id}`, () => this.behind.writeBack(id, session, events, descent));
  }

  delete(id: string) {
    return this.#run(`delete ${id}`, () => this.behind.delete(id));
  }

  async ping() {
    if (this.fault && !this.isReadable) throw new StoreUnavailable('made to fail', { reason: this.fault });
    return 0;
  }

  async #read<Outcome>(command: string, run: () => Promise<Outcome>): Promise<Outcome> {
    if (!this.isReadable) return this.#run(command, run);
    this.commands.push(command);
    return run();
  }

  async #run<Outcome>(command: string, run: () => Promise<Outcome>): Promise<Outcome> {
    this.commands.push(command);
    if (!this.fault) return run();
    if (this.appliesAnyway) await run();
    throw new StoreUnavailable('made to fail', { reason: this.fault });
  }
}
