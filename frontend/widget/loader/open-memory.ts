import { attempt } from './storage.ts';

/** Whether the panel is open in this tab, kept across reloads; one for each server. */
export class OpenMemory {
  readonly #key: string;

  constructor(api: string) {
    this.#key = `holdfast-open:${api}`;
  }

  /** Null until it was opened or closed. */
  get isOpen(): boolean | null {
    const kept = attempt(() => sessionStorage.getItem(this.#key));
    return kept ? kept === '1' : null;
  }

  set isOpen(isOpen: boolean | null) {
    attempt(() => sessionStorage.setItem(this.#key, isOpen ? '1' : '0'));
  }
}
