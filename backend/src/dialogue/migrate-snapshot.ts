import type { Migration } from './migrations/migrations.ts';
import type { Snapshot } from './snapshot.ts';

export type Migrated =
  /** `from`: the version that saved it, which may be the newest. */
  { readonly kind: 'migrated'; readonly from: number; readonly snapshot: Snapshot } | NotMigrated;

export type NotMigrated =
  /** Saved by a version unknown here, as after a rollback, or without one (null). */
  | { readonly kind: 'unknownVersion'; readonly version: number | null }
  /** The migration from this version threw. */
  | { readonly kind: 'failedMigration'; readonly version: number };

/** The first migration leads from version 1 to version 2. */
export const newestVersion = (migrations: readonly Migration[]): number => migrations.length + 1;

/** Migrates a snapshot to the newest version, step by step. Never throws. */
export function migrateSnapshot(saved: Snapshot, migrations: readonly Migration[]): Migrated {
  const from = versionOf(saved);
  if (from === null || from > newestVersion(migrations)) return { kind: 'unknownVersion', version: from };

  let snapshot = saved;
  for (let version = from; version < newestVersion(migrations); version += 1) {
    const next = attempt(migrations[version - 1], snapshot);
    if (next === null) return { kind: 'failedMigration', version };
    snapshot = { ...next, dialogue: { ...next.dialogue, machineVersion: version + 1 } };
  }
  return { kind: 'migrated', from, snapshot };
}

/** Null if it names no valid version. */
export function versionOf({ dialogue: { machineVersion } }: Snapshot): number | null {
  const isVersion =
    typeof machineVersion === 'number' && Number.isInteger(machineVersion) && machineVersion >= 1;
  return isVersion ? machineVersion : null;
}

/** Null if it throws: a damaged snapshot may have any shape, and must not make the turn fail. */
function attempt(migrate: Migration | undefined, snapshot: Snapshot): Snapshot | null {
  try {
    return migrate?.(snapshot) ?? null;
  } catch {
    return null;
  }
}
