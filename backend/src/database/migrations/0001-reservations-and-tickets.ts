import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists btree_gist`.execute(db);
  await sql`
    create table reservations (
      id bigint generated always as identity primary key,
      resource_id text not null,
      service_id text not null,
      service_label text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      span tstzrange not null check (span @> tstzrange(starts_at, ends_at)),
      status text not null check (status in ('held', 'confirmed', 'released', 'expired', 'cancelled')),
      session_id text not null,
      conversation text not null,
      turn integer not null,
      attempts text[] not null,
      released_by text,
      taken_at timestamptz not null,
      held_until timestamptz not null,
      confirmed_at timestamptz,
      reference text unique,
      answers jsonb,
      check (status not in ('confirmed', 'cancelled')
        or (reference is not null and answers is not null and confirmed_at is not null)),
      constraint reservations_never_overlap
        exclude using gist (resource_id with =, span with &&) where (status in ('held', 'confirmed'))
    )`.execute(db);
  await sql`create index reservations_of_session on reservations (session_id, id)`.execute(db);
  await sql`create index reservations_due on reservations (held_until) where status = 'held'`.execute(db);
  await sql`create index bookings_by_start on reservations (starts_at) where status = 'confirmed'`.execute(
    db,
  );
  await sql`
    create table tickets (
      id bigint generated always as identity primary key,
      session_id text not null,
      conversation text not null,
      turn integer not null,
      issue text not null,
      email text,
      opened_at timestamptz not null default now()
    )`.execute(db);
  // Includes the text: a failed turn may be retried with other words, and both must be read.
  await sql`create unique index tickets_once on tickets (session_id, conversation, turn, md5(issue))`.execute(
    db,
  );
}
