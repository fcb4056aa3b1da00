import type { Snapshot } from '../snapshot.ts';

/**
 * Converts a snapshot of one machine version to the next. Pure. It may throw on input that no version has
 * saved: the conversation then restarts at the menu. The version itself is stamped by the caller.
 */
export type Migration = (snapshot: Snapshot) => Snapshot;

/** In order: the first one leads from version 1 to version 2. Never change a released one: add another. */
export const MIGRATIONS: readonly Migration[] = [];
