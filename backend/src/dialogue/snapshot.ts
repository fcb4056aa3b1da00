import type { Answers } from '../domain/answers.ts';
import type { Business } from '../domain/business.ts';
import { stillAnswers } from '../domain/still-answers.ts';
import type { JsonObject } from '../lib/json.ts';
import { businessHash } from './business-hash.ts';
import { type DialogueContext, emptyContext } from './context.ts';
import { migrateSnapshot, versionAfter } from './migrate-snapshot.ts';
import type { Migration } from './migrations/migrations.ts';
import { businessHashSchema, contextSchema, readableSchema } from './snapshot-schema.ts';
import type { DialogueState } from './step.ts';

/** A dialogue at rest, as a session keeps it. */
export interface Snapshot {
  readonly current: string;
  /** The answers, by question id. */
  readonly data: JsonObject;
  readonly dialogue: JsonObject;
}

export type Restored =
  | {
      readonly kind: 'restored';
      readonly dialogue: DialogueState;
      /** The machine version that saved it; an older one was brought to the newest. */
      readonly savedBy: number;
      /** Whether the visitor was last shown what is asked now, so that "2" counts the same things. */
      readonly asShown: boolean;
    }
  /** It goes on from the menu, with all that could be read and still fits. */
  | { readonly kind: 'restarted'; readonly dialogue: DialogueState; readonly reason: RestartReason };

export type RestartReason =
  /** Saved by a newer machine version, or by none (null). */
  | { readonly kind: 'unknownVersion'; readonly version: number | null }
  /** The migration from this version threw. */
  | { readonly kind: 'failedMigration'; readonly version: number }
  /** `field`: the first one that is not as the newest version saves it. */
  | { readonly kind: 'unreadable'; readonly field: string }
  /** The machine of this business has no such state. */
  | { readonly kind: 'stateGone'; readonly state: string }
  /** A time of a service that the business no longer has was being chosen or reviewed. */
  | { readonly kind: 'serviceGone'; readonly service: string };

export interface Snapshots {
  save(dialogue: DialogueState): Snapshot;
  /** Never throws, whatever it is given. */
  restore(snapshot: Snapshot): Restored;
}

/**
 * Saves and restores the conversations of a business. `states`: the public state names; `migrations`: from
 * version 1 to the newest.
 */
export function createSnapshots(
  business: Business,
  states: readonly string[],
  migrations: readonly Migration[],
): Snapshots {
  const stamp = { machineVersion: versionAfter(migrations), business: businessHash(business) };
  return {
    save: (dialogue) => save(dialogue, stamp),
    restore: (saved) => {
      const migrated = migrateSnapshot(saved, migrations);
      if (migrated.kind === 'unknownVersion') return restart(saved, migrated, business);
      if (migrated.kind === 'failed')
        return restart(saved, { kind: 'failedMigration', version: migrated.at }, business);
      const { snapshot, from: savedBy } = migrated;
      const read = readContext(snapshot, business);
      if (read.kind !== 'read') return restart(snapshot, read, business);
      const placed = place(snapshot.current, read.context, business, states);
      if (placed.kind !== 'placed') return placed;
      const isSame = isSameBusiness(snapshot, stamp.business) || !countsTheBusiness(snapshot.current);
      return {
        kind: 'restored',
        dialogue: placed.dialogue,
        savedBy,
        asShown: isSame && saved.current === snapshot.current,
      };
    },
  };
}

/** Compact: what has its initial value is left out. */
function save(
  { state, context }: DialogueState,
  stamp: { readonly machineVersion: number; readonly business: string },
): Snapshot {
  const { answers, serviceId, wish, offered, hold, booking, option, misses, zone, locale } = context;
  return {
    current: state,
    data: answers,
    dialogue: {
      ...stamp,
      locale,
      ...(serviceId !== null && { serviceId }),
      ...(wish !== null && { wish: { ...wish } }),
      ...(offered.length > 0 && { offered }),
      ...(hold !== null && { hold: { ...hold } }),
      ...(booking !== null && { booking: { ...booking } }),
      ...(option !== null && { option }),
      ...(misses > 0 && { misses }),
      ...(zone !== null && { zone }),
    },
  };
}
