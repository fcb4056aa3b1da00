import { randomId } from './random-id.ts';
import { attempt, type KeyValueStorage } from './session-memory.ts';

/** What this tab keeps over a reload: its name, and whether the panel is open. */
export class TabMemory {
  readonly deviceId: string;
  readonly #storage: KeyValueStorage | null;
  readonly #openKey: string;
  #open: boolean;

  constructor(storage: KeyValueStorage | null, api: string) {
    this.#storage = storage;
    this.#openKey = `holdfast-open:${api}`;
    const deviceKey = `holdfast-device:${api}`;
    this.deviceId = attempt(() => storage?.getItem(deviceKey)) ?? randomId();
    attempt(() => storage?.setItem(deviceKey, this.deviceId));
    this.#open = attempt(() => storage?.getItem(this.#openKey)) === '1';
  }

  get open(): boolean {
    return this.#open;
  }

  set open(open: boolean) {
    this.#open = open;
    attempt(() => this.#storage?.setItem(this.#openKey, open ? '1' : '0'));
  }
}
