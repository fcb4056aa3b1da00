import type { Migration } from './migrations/migrations.ts';
import type { Snapshot } from './snapshot.ts';

export type Migrated =
  /** `from`: the version that saved it, which may be the current one. */
  | { readonly kind: 'migrated'; readonly from: number; readonly snapshot: Snapshot }
  /** Saved by no version that is known here: by a newer one, after a deploy was rolled back, or by none (null). */
  | { readonly kind: 'unknownVersion'; readonly version: number | null }
  /** The step from this version could make nothing of it. */
  | { readonly kind: 'failed'; readonly at: number };

/** So many steps lead from version 1. */
export const versionAfter = (migrations: readonly Migration[]): number => migrations.length + 1;

/** Brings a snapshot to the newest version, step by step. Never throws. */
export function migrateSnapshot(saved: Snapshot, migrations: readonly Migration[]): Migrated {
  const { machineVersion } = saved.dialogue;
  const from = isVersion(machineVersion) ? machineVersion : null;
  if (from === null || from > versionAfter(migrations)) return { kind: 'unknownVersion', version: from };

  let snapshot = saved;
  for (const [index, migrate] of migrations.entries()) {
    const version = index + 1;
    if (version < from) continue;
    const next = attempt(migrate, snapshot);
    if (next === null) return { kind: 'failed', at: version };
    snapshot = { ...next, dialogue: { ...next.dialogue, machineVersion: version + 1 } };
  }
  return { kind: 'migrated', from, snapshot };
}

const isVersion = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1;

/** What was damaged may have any shape, which is no reason to refuse a turn. */
function attempt(migrate: Migration, snapshot: Snapshot): Snapshot | null {
  try {
    return migrate(snapshot);
  } catch {
    return null;
  }
}
