import type { WriteBackOutcome } from './session-store.ts';

export const STORE_VERBS = [
  'load',
  'open',
  'peek',
  'follow',
  'announce',
  'commit',
  'writeBack',
  'delete',
  'ping',
] as const;
export type StoreVerb = (typeof STORE_VERBS)[number];

/** Receives what metrics count. */
export interface SessionObserver {
  /** `ok` is false if the store was unavailable; any outcome is ok. */
  storeCommand(verb: StoreVerb, seconds: number, ok: boolean): void;
  /**
   * A session from an outage was written back. `superseded`: its turns were dropped in favour of the
   * store's.
   */
  wroteBack(outcome: WriteBackOutcome): void;
  /** An unsaved session was evicted from the instance's memory. */
  lostUnsaved(): void;
}
