import type { JsonObject } from '../../backend/src/lib/json.ts';
import type {
  Commit,
  Descent,
  Session,
  SessionStore,
  TurnEvent,
} from '../../backend/src/sessions/session-store.ts';

/**
 * A real store that runs something once before the next commit or deletion: a concurrent turn, or a crash.
 */
export class InterposedStore implements SessionStore {
  readonly #store: SessionStore;
  #beforeCommit: (() => Promise<unknown>) | null = null;
  #beforeDelete: (() => Promise<unknown>) | null = null;
  #sends = 1;

  constructor(store: SessionStore) {
    this.#store = store;
  }

  /** As a client does that lost its connection before the answer. */
  sendNextCommitTwice(): void {
    this.#sends = 2;
  }

  beforeNextCommit(happens: () => Promise<unknown>): void {
    this.#beforeCommit = happens;
  }

  beforeNextDelete(happens: () => Promise<unknown>): void {
    this.#beforeDelete = happens;
  }

  async commit(id: string, commit: Commit) {
    const happens = this.#beforeCommit;
    this.#beforeCommit = null;
    await happens?.();
    for (; this.#sends > 1; this.#sends -= 1) await this.#store.commit(id, commit);
    return this.#store.commit(id, commit);
  }

  load(id: string, known?: Session) {
    return this.#store.load(id, known);
  }

  open(id: string) {
    return this.#store.open(id);
  }

  peek(id: string) {
    return this.#store.peek(id);
  }

  follow(id: string, after: string | null) {
    return this.#store.follow(id, after);
  }

  announce(id: string, type: string, event: JsonObject) {
    return this.#store.announce(id, type, event);
  }

  writeBack(id: string, session: Session, events: readonly TurnEvent[], descent: Descent) {
    return this.#store.writeBack(id, session, events, descent);
  }

  async delete(id: string) {
    const happens = this.#beforeDelete;
    this.#beforeDelete = null;
    await happens?.();
    return this.#store.delete(id);
  }

  ping() {
    return this.#store.ping();
  }
}
