import type { ColumnType, Generated } from 'kysely';

export type ReservationStatus =
  /** Kept for a conversation until `held_until`. */
  | 'held'
  | 'confirmed'
  /** Released on purpose, or a withdrawn booking. Its conversation never takes it again. */
  | 'released'
  /** A hold that lapsed. */
  | 'expired'
  /** A booking that its visitor cancelled. */
  | 'cancelled';

type Instant = ColumnType<Date, string, string>;

/** One hold or booking. `span`, a `tstzrange`, is written and compared only in SQL. */
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
  /** The attempts at that turn that count on it. It is undone when the last of them is. */
  attempts: string[];
  /** The attempt that released it, and whose undoing restores it. */
  released_by: string | null;
  taken_at: Instant;
  held_until: Instant;
  /** When to tell the conversation that its hold lapsed; null: it was told, or found out itself. */
  tell_lapse_at: Instant | null;
  /** Keyed hash of the client's address, while it is held. Null: it counts against no address. */
  address_hash: Buffer | null;
  /** Which of the address's places for holds it occupies. */
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
  /** The attempts that count on it; it is removed when the last of them is undone. Empty: opened by an older build. */
  attempts: Generated<string[]>;
  issue: string;
  email: string | null;
  opened_at: Generated<Date>;
}

/**
 * The newest state of a conversation. `snapshot` is encrypted and contains the id, of which `id_hash` is a
 * keyed hash.
 */
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
  /** Set while the session store may lack it: the store's version that it descends from. */
  unsaved_base: number | null;
  ended_at: Instant | null;
  end_reason: 'booked' | 'abandoned' | 'expired' | null;
  ended_state: string | null;
}

/** The content of one turn, encrypted. */
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

/** A deletion, which refuses whatever would restore the session. `sealed_id` is the encrypted id. */
export interface TombstonesTable {
  id_hash: Buffer;
  kid: string;
  sealed_id: Buffer;
  deleted_at: Instant;
}

/** A returning visitor. `profile` is encrypted; null: forgotten, and never stored again. */
export interface VisitorsTable {
  id_hash: Buffer;
  kid: string;
  profile: Buffer | null;
  expires_at: Instant;
}

/**
 * An instance that cannot reach the session store, until its notice expires. Instants are the database's.
 */
export interface OutagesTable {
  instance: string;
  until: Instant;
}

export interface AuditTable {
  id: Generated<string>;
  at: Instant;
  action: string;
  id_hash: Buffer;
  /** Without personal data. */
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
