import type { OutgoingMessage } from './line.ts';
import { attempt, type KeyValueStorage } from './loader/storage.ts';
import { randomId } from './random-id.ts';

/** What a tab keeps across a reload. */
export interface TabState {
  /** The unfinished message. */
  readonly draft: string;
  /** Whether the visitor was typing. */
  readonly writing: boolean;
  /** Messages without an answer, oldest first. */
  readonly unsent: readonly OutgoingMessage[];
}

/** What only a page being left passes on. */
interface Left {
  readonly deviceId?: string;
  readonly scroll?: number | null;
}

const BLANK: TabState = { draft: '', writing: false, unsent: [] };

export class TabMemory {
  /** Identifies this tab within the session. */
  readonly deviceId: string;
  /**
   * Scroll position in pixels from the top; null at the end. Stored only when the page is left, because it
   * changes often.
   */
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

  /** Only a page being left passes its id on, so that a duplicated tab gets its own. */
  leave(): void {
    this.#write({ deviceId: this.deviceId, scroll: this.scroll });
  }

  #write(left: Left): void {
    attempt(() => this.#storage?.setItem(this.#key, JSON.stringify({ ...this.#state, ...left })));
  }

  #read(): Partial<TabState> & Left {
    const kept: unknown = attempt(() => JSON.parse(this.#storage?.getItem(this.#key) ?? 'null'));
    // Only this class writes there.
    return typeof kept === 'object' && kept !== null ? kept : {};
  }
}
