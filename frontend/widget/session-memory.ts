import { attempt, type KeyValueStorage } from './loader/storage.ts';

export interface RememberedSession {
  readonly id: string;
  /** Proves ownership of the session; null if the server requires none. */
  readonly resumeToken: string | null;
}

/**
 * The conversation to continue after a reload, one for each server. Without storage it lasts as long as the
 * page.
 */
export class SessionMemory {
  readonly #storage: KeyValueStorage | null;
  readonly #key: string;
  readonly #visitorKey: string;
  #session: RememberedSession | null;
  #visitor: string | null;

  constructor(storage: KeyValueStorage | null, api: string) {
    this.#storage = storage;
    this.#key = `holdfast:${api}`;
    this.#visitorKey = `holdfast-visitor:${api}`;
    this.#session = parseSession(this.#read(this.#key));
    this.#visitor = this.#read(this.#visitorKey) ?? null;
  }

  get session(): RememberedSession | null {
    return this.#session;
  }

  set session(session: RememberedSession | null) {
    this.#session = session;
    this.#write(this.#key, session && JSON.stringify(session));
  }

  /** Id and token of an earlier conversation, which identify its visitor in the next one. */
  get visitor(): string | null {
    return this.#visitor;
  }

  /** Leaves the conversation for another one of the same visitor. */
  leave(): void {
    const { id, resumeToken } = this.#session ?? {};
    if (resumeToken) this.#setVisitor(`${id} ${resumeToken}`);
    this.session = null;
  }

  /** Removes everything. */
  forget(): void {
    this.#setVisitor(null);
    this.session = null;
  }

  /**
   * Takes over what another tab has stored under `key`; null: all of it.
   *
   * @returns whether it concerns another session than before
   */
  refresh(key: string | null): boolean {
    if (key !== null && key !== this.#key) return false;
    const before = this.#session;
    this.#session = parseSession(this.#read(this.#key));
    this.#visitor = this.#read(this.#visitorKey) ?? null;
    return before?.id !== this.#session?.id;
  }

  #setVisitor(visitor: string | null): void {
    this.#visitor = visitor;
    this.#write(this.#visitorKey, visitor);
  }

  #read(key: string): string | null | undefined {
    return attempt(() => this.#storage?.getItem(key));
  }

  #write(key: string, value: string | null): void {
    attempt(() => (value === null ? this.#storage?.removeItem(key) : this.#storage?.setItem(key, value)));
  }
}

function parseSession(json: string | null | undefined): RememberedSession | null {
  const value: unknown = attempt(() => JSON.parse(json ?? 'null'));
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string')
    return null;
  const resumeToken =
    'resumeToken' in value && typeof value.resumeToken === 'string' ? value.resumeToken : null;
  return { id: value.id, resumeToken };
}
