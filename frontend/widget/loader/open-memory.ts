import { attempt } from './storage.ts';

/** Whether the panel is open in this tab, kept over a reload; one for each server. */
export class OpenMemory {
  readonly #key: string;

  constructor(api: string) {
    this.#key = `holdfast-open:${api}`;
  }

  get isOpen(): boolean {
    return attempt(() => sessionStorage.getItem(this.#key)) === '1';
  }

  set isOpen(isOpen: boolean) {
    attempt(() => sessionStorage.setItem(this.#key, isOpen ? '1' : '0'));
  }
}
