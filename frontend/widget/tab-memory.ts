import type { OutgoingMessage } from './line.ts';
import { attempt, type KeyValueStorage } from './loader/storage.ts';
import { randomId } from './random-id.ts';

/** What a tab keeps over a reload. */
export interface TabState {
  /** Half-typed text. */
  readonly draft: string;
  /** Whether the visitor was writing. */
  readonly writing: boolean;
  /** Messages that no answer came to, oldest first. */
  readonly unsent: readonly OutgoingMessage[];
}

/** What only a page that is left hands on. */
interface Left {
  readonly deviceId?: string;
  readonly scroll?: number | null;
}

const BLANK: TabState = { draft: '', writing: false, unsent: [] };

export class TabMemory {
  /** Names this tab within the session. */
  readonly deviceId: string;
  /** Pixels from the top of the conversation; null at its end. Kept when the page is left: it changes often. */
  scroll: number | null;
  readonly #storage: KeyValueStorage | null;
  readonly #key: string;
  #state: TabState;

  constructor(storage: KeyValueStorage | null, api: string) {
    this.#storage = storage;
    this.#key = `holdfast-tab:${api}`;
    const { deviceId, scroll, ...state } = this.#read();
    this.deviceId = deviceId ?? randomId();
    this.scroll = scroll ?? null;
    this.#state = { ...BLANK, ...state };
    this.#write({});
  }

  get state(): TabState {
    return this.#state;
  }

  keep(fields: Partial<TabState>): void {
    this.#state = { ...this.#state, ...fields };
    this.#write({});
  }

  /** Only a page that is left hands its name on: a tab that is duplicated meanwhile gets one of its own. */
  leave(): void {
    this.#write({ deviceId: this.deviceId, scroll: this.scroll });
  }

  #write(left: Left): void {
    attempt(() => this.#storage?.setItem(this.#key, JSON.stringify({ ...this.#state, ...left })));
  }

  #read(): Partial<TabState> & Left {
    const kept: unknown = attempt(() => JSON.parse(this.#storage?.getItem(this.#key) ?? 'null'));
    // Nothing but this class writes there.
    return typeof kept === 'object' && kept !== null ? kept : {};
  }
}
