import type { Migration } from './migrations/migrations.ts';
import type { Snapshot } from './snapshot.ts';

export type Migrated =
  /** `from`: the version that saved it, which may be the newest. */
  { readonly kind: 'migrated'; readonly from: number; readonly snapshot: Snapshot } | NotMigrated;

export type NotMigrated =
  /** Saved by a version not known here, as after a deploy that was rolled back, or by none (null). */
  | { readonly kind: 'unknownVersion'; readonly version: number | null }
  /** The migration from this version threw. */
  | { readonly kind: 'failedMigration'; readonly version: number };

/** The first migration leads away from version 1. */
export const newestVersion = (migrations: readonly Migration[]): number => migrations.length + 1;

/** Brings a snapshot to the newest version, step by step. Never throws. */
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

/** Null where none says that it saved it. */
export function versionOf({ dialogue: { machineVersion } }: Snapshot): number | null {
  const isVersion =
    typeof machineVersion === 'number' && Number.isInteger(machineVersion) && machineVersion >= 1;
  return isVersion ? machineVersion : null;
}

/** Null when it throws: what was damaged may have any shape, and that is no reason to refuse a turn. */
function attempt(migrate: Migration | undefined, snapshot: Snapshot): Snapshot | null {
  try {
    return migrate?.(snapshot) ?? null;
  } catch {
    return null;
  }
}
