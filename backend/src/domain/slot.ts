/** A free time of a service. Which resource does it is decided when it is held. */
export interface Slot {
  /** Its start, compact: `20260105T090000Z`. Unique within a service. */
  readonly id: string;
  /** ISO 8601 UTC with `Z`. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** `2026-01-05T09:00:00.000Z` → `20260105T090000Z`. */
export const slotId = (startsAt: string): string => `${startsAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const SLOT_ID = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** The start that a slot id names, or null if it names none. */
export function slotStart(id: string): string | null {
  const match = SLOT_ID.exec(id);
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(epochMs) ? null : new Date(epochMs).toISOString();
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** Minutes from local midnight of the parts of a day. */
export const PARTS_OF_DAY: Readonly<Record<PartOfDay, { readonly from: number; readonly to: number }>> = {
  morning: { from: 0, to: 12 * 60 },
  afternoon: { from: 12 * 60, to: 17 * 60 },
  evening: { from: 17 * 60, to: 24 * 60 },
};

/** Local dates are `YYYY-MM-DD` in the business's zone; weekdays are ISO numbers, Monday 1. */
export type DayWish =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  | { readonly kind: 'weekday'; readonly weekday: number };

/** Minutes from local midnight in the business's zone; `to` is exclusive. */
export type TimeWish =
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'at'; readonly minute: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number };

/** A day, a time, or that time on that day. */
export type When = {
  readonly day: DayWish | null;
  readonly time: TimeWish | null;
};

/** What a visitor would like: it filters the times that are offered and is never a confirmation. */
export interface SlotWish extends When {
  /** What would do as well. Absent when nothing else was named. */
  readonly or?: readonly When[];
  /** What will not do. Absent when nothing was ruled out. */
  readonly not?: readonly When[];
  /** It can be read in two ways: the visitor is asked which one is meant. `day` and `time` are then what is certain. */
  readonly either?: readonly [When, When];
  /** Part of the message was not understood: times that fit are offered, and none is held at once. */
  readonly unsure?: true;
}
