export interface RememberedSession {
  readonly id: string;
  /** Proves that the session is this client's; null where the server asks for none. */
  readonly resumeToken: string | null;
}

/** What is used of the browser's `Storage`. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The conversation to go on with after a reload, one for each server. Without storage it lasts as long as the page. */
export class SessionMemory {
  readonly #storage: KeyValueStorage | null;
  readonly #key: string;
  #session: RememberedSession | null;

  constructor(storage: KeyValueStorage | null, api: string) {
    this.#storage = storage;
    this.#key = `holdfast:${api}`;
    this.#session = parseSession(attempt(() => storage?.getItem(this.#key)));
  }

  get session(): RememberedSession | null {
    return this.#session;
  }

  set session(session: RememberedSession | null) {
    this.#session = session;
    attempt(() => {
      if (session) this.#storage?.setItem(this.#key, JSON.stringify(session));
      else this.#storage?.removeItem(this.#key);
    });
  }
}

/** Reads storage that the browser may refuse (blocked cookies, a full quota); `undefined` then. */
export function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
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
