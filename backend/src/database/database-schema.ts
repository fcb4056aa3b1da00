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
  /** When to tell the conversation that its hold lapsed; null: it was told, or tells itself. */
  tell_lapse_at: Instant | null;
  /** Of the address that a hold came from, as long as it is one: a keyed hash. Null: it counts against no address. */
  address_hash: Buffer | null;
  /** Which of that address's places for holds it takes. */
  place: number | null;
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

/** The newest state of a conversation. `snapshot` is encrypted and holds the id, of which `id_hash` is a keyed hash. */
export interface SessionsTable {
  id_hash: Buffer;
  /** The key that hashed and encrypted. */
  kid: string;
  epoch: string;
  version: number;
  state: string;
  /** Whether it has a booking. */
  booked: boolean;
  snapshot: Buffer;
  started_at: Instant;
  last_activity_at: Instant;
  expires_at: Instant;
  /** Set while the session store may lack it: the version of the store's that it descends from. */
  unsaved_base: number | null;
  ended_at: Instant | null;
  end_reason: 'booked' | 'abandoned' | 'expired' | null;
  ended_state: string | null;
}

/** What was said in one turn, encrypted. */
export interface TurnsTable {
  id_hash: Buffer;
  epoch: string;
  turn: number;
  /** Taken without the session store. */
  degraded: boolean;
  kid: string;
  content: Buffer;
  from_state: string | null;
  to_state: string;
  at: Instant;
}

/** A deletion, which refuses whatever would bring the session back. `sealed_id` is the id, encrypted. */
export interface TombstonesTable {
  id_hash: Buffer;
  kid: string;
  sealed_id: Buffer;
  deleted_at: Instant;
}

/** Who comes back within days. `profile` is encrypted; null: forgotten, and never kept again. */
export interface VisitorsTable {
  id_hash: Buffer;
  kid: string;
  profile: Buffer | null;
  expires_at: Instant;
}

/** An instance that cannot reach the session store, as long as it says so. Instants are the database's. */
export interface OutagesTable {
  instance: string;
  until: Instant;
}

export interface AuditTable {
  id: Generated<string>;
  at: Instant;
  action: string;
  id_hash: Buffer;
  /** Nothing personal. */
  details: ColumnType<unknown, string, never>;
}

export interface DatabaseSchema {
  reservations: ReservationsTable;
  tickets: TicketsTable;
  sessions: SessionsTable;
  turns: TurnsTable;
  tombstones: TombstonesTable;
  visitors: VisitorsTable;
  audit: AuditTable;
  outages: OutagesTable;
}
