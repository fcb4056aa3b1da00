import type { ColumnType, Generated } from 'kysely';

export type ReservationStatus =
  /** Kept for a conversation until `held_until`. */
  | 'held'
  | 'confirmed'
  /** Given up on purpose, or a booking that was withdrawn; never taken again by its conversation. */
  | 'released'
  /** A hold that lapsed. */
  | 'expired'
  /** A booking that its visitor cancelled. */
  | 'cancelled';

type Instant = ColumnType<Date, string, string>;

/** One hold or booking. `span`, a `tstzrange`, is written and compared in SQL alone. */
export interface ReservationsTable {
  id: Generated<string>;
  resource_id: string;
  service_id: string;
  service_label: string;
  /** The service itself, without buffers. */
  starts_at: Instant;
  ends_at: Instant;
  /** With buffers. */
  span: string;
  status: ReservationStatus;
  session_id: string;
  conversation: string;
  /** The turn that took or last adopted it. */
  turn: number;
  /** The attempts at that turn that count on it; it is taken back when the last of them is undone. */
  attempts: string[];
  /** The attempt that released it and whose undoing gives it back. */
  released_by: string | null;
  taken_at: Instant;
  held_until: Instant;
  confirmed_at: Instant | null;
  reference: string | null;
  answers: ColumnType<Readonly<Record<string, string | number | null>>, string, string> | null;
}

/** A support request. */
export interface TicketsTable {
  id: Generated<string>;
  session_id: string;
  conversation: string;
  turn: number;
  issue: string;
  email: string | null;
  opened_at: Generated<Date>;
}

export interface DatabaseSchema {
  reservations: ReservationsTable;
  tickets: TicketsTable;
}
