/** A free time of a service. The resource is chosen when the slot is held. */
export interface Slot {
  /** Its start in compact form: `20260105T090000Z`. Unique within a service. */
  readonly id: string;
  /** ISO 8601 UTC with `Z`. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** `2026-01-05T09:00:00.000Z` → `20260105T090000Z`. */
export const slotId = (startsAt: string): string => `${startsAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const SLOT_ID = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** The start of a slot id, or null if it is not one. */
export function slotStart(id: string): string | null {
  const match = SLOT_ID.exec(id);
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(epochMs) ? null : new Date(epochMs).toISOString();
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** The parts of a day, in minutes from local midnight. */
export const PARTS_OF_DAY: Readonly<Record<PartOfDay, { readonly from: number; readonly to: number }>> = {
  morning: { from: 0, to: 12 * 60 },
  afternoon: { from: 12 * 60, to: 17 * 60 },
  evening: { from: 17 * 60, to: 24 * 60 },
};

/** Local dates are `YYYY-MM-DD` in the business's time zone; weekdays are ISO numbers, Monday 1. */
export type DayWish =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  | { readonly kind: 'weekday'; readonly weekday: number };

/** Minutes from local midnight in the business's time zone; `to` is exclusive. */
export type TimeWish =
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'at'; readonly minute: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number };

/** A day, a time, or that time on that day. */
export type When = {
  readonly day: DayWish | null;
  readonly time: TimeWish | null;
};

/** The times a visitor would like. It filters the offer and is never a confirmation. */
export interface SlotWish extends When {
  /** Acceptable alternatives. Absent if none were named. */
  readonly or?: readonly When[];
  /** Excluded times. Absent if none were named. */
  readonly not?: readonly When[];
  /**
   * Two possible readings: the visitor is asked which one is meant. `day` and `time` then hold what is
   * certain.
   */
  readonly either?: readonly [When, When];
  /** Part of the message was not understood: matching times are offered, but none is held at once. */
  readonly unsure?: true;
  /** The IANA zone in which it was said; `day` and `time` are the business's all the same. Absent where none was named. */
  readonly zone?: string;
}
