import type { JsonObject } from '../../backend/src/lib/json.ts';
import type {
  Commit,
  Descent,
  Session,
  SessionStore,
  TurnEvent,
} from '../../backend/src/sessions/session-store.ts';

/** A real store, in which something happens once before the next commit gets there: a rival's turn, or a crash. */
export class InterposedStore implements SessionStore {
  readonly #store: SessionStore;
  #interposed: (() => Promise<unknown>) | null = null;

  constructor(store: SessionStore) {
    this.#store = store;
  }

  beforeNextCommit(happens: () => Promise<unknown>): void {
    this.#interposed = happens;
  }

  async commit(id: string, commit: Commit) {
    const happens = this.#interposed;
    this.#interposed = null;
    await happens?.();
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

  delete(id: string) {
    return this.#store.delete(id);
  }

  ping() {
    return this.#store.ping();
  }
}
