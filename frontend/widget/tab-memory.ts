import { randomId } from './random-id.ts';
import { attempt } from './session-memory.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** What this tab keeps over a reload: its name, and whether the panel is open. */
export class TabMemory {
  readonly deviceId: string;
  readonly #storage: Storage | null;
  readonly #openKey: string;
  #open: boolean;

  constructor(storage: Storage | null, api: string) {
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
