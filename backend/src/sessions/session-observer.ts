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

/** Is told what metrics count. */
export interface SessionObserver {
  /** `ok` is false when the store was unavailable; an outcome of any kind is ok. */
  storeCommand(verb: StoreVerb, seconds: number, ok: boolean): void;
  /** A session taken during an outage was handed in; superseded, its turns were dropped for the store's. */
  wroteBack(outcome: WriteBackOutcome): void;
  /** An unsaved session left the instance's bounded memory. */
  lostUnsaved(): void;
}
