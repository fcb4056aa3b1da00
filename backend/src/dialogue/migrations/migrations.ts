import type { Snapshot } from '../snapshot.ts';

/**
 * What a snapshot of one machine version is in the next one. Pure. It may throw on what no version has saved: the
 * conversation then restarts politely. The version itself is stamped for it.
 */
export type Migration = (snapshot: Snapshot) => Snapshot;

/** In order: the first one takes version 1 to version 2. A released one is never changed: add another. */
export const MIGRATIONS: readonly Migration[] = [];
