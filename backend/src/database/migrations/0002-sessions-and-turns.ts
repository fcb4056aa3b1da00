import { type Kysely, sql } from 'kysely';

/** Ids are keyed hashes, and contents are encrypted; `kid` names the key of both. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      id_hash bytea primary key,
      kid text not null,
      epoch text not null,
      version integer not null,
      state text not null,
      booked boolean not null,
      snapshot bytea not null,
      started_at timestamptz not null,
      last_activity_at timestamptz not null,
      expires_at timestamptz not null,
      unsaved_base integer,
      ended_at timestamptz,
      end_reason text check (end_reason in ('booked', 'abandoned', 'expired')),
      ended_state text,
      check ((ended_at is null) = (end_reason is null) and (ended_at is null) = (ended_state is null))
    )`.execute(db);
  await sql`
    create index sessions_unsaved on sessions (last_activity_at) where unsaved_base is not null`.execute(db);
  await sql`create index sessions_open on sessions (expires_at) where ended_at is null`.execute(db);
  await sql`create index sessions_by_activity on sessions (last_activity_at)`.execute(db);
  // Two lines of one epoch may each have a turn of this number: one that the store accepted, and one that
  // was taken without the store and lost. Both are kept.
  await sql`
    create table turns (
      id_hash bytea not null,
      epoch text not null,
      turn integer not null,
      degraded boolean not null,
      kid text not null,
      content bytea not null,
      from_state text,
      to_state text not null,
      at timestamptz not null,
      primary key (id_hash, epoch, turn, degraded)
    )`.execute(db);
  await sql`create index turns_by_time on turns (at)`.execute(db);
  await sql`
    create table tombstones (
      id_hash bytea primary key,
      kid text not null,
      sealed_id bytea not null,
      deleted_at timestamptz not null
    )`.execute(db);
  await sql`create index tombstones_by_time on tombstones (deleted_at)`.execute(db);
  await sql`
    create table audit (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      action text not null,
      id_hash bytea not null,
      details jsonb not null
    )`.execute(db);
  await sql`create index audit_by_time on audit (at)`.execute(db);
}
