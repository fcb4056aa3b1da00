import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { instant } from '../database/instant.ts';
import type { HashedVisitor } from './visitor-cipher.ts';

type Db = Kysely<DatabaseSchema>;

/** `profile` is sealed; null: forgotten. */
export interface VisitorRow extends HashedVisitor {
  readonly profile: Buffer | null;
}

/** Rows per sweep, so that statements stay short and do not block others. */
const ONE_SWEEP = 5_000;

const rowSchema = z
  .object({
    id_hash: z.instanceof(Buffer),
    kid: z.string(),
    profile: z.instanceof(Buffer).nullable(),
  })
  .transform(({ id_hash: idHash, kid, profile }): VisitorRow => ({ idHash, kid, profile }));

/** Rows that have not expired, newest last. `now`: epoch ms. */
export async function selectVisitors(
  db: Db,
  hashes: readonly Buffer[],
  now: number,
): Promise<readonly VisitorRow[]> {
  const { rows } = await sql`
    select id_hash, kid, profile from visitors
    where id_hash = any(${hashes}::bytea[]) and expires_at > ${instant(now)}
    order by expires_at
  `.execute(db);
  return z.array(rowSchema).parse(rows);
}

/** Locks these rows until the transaction ends. */
export async function lockVisitors(db: Db, hashes: readonly Buffer[]): Promise<void> {
  await sql`
    select from visitors where id_hash = any(${hashes}::bytea[]) order by id_hash for update
  `.execute(db);
}

/** A row that says forgotten stays as it is, even one written concurrently. `expiresAt`: epoch ms. */
export async function upsertVisitors(db: Db, rows: readonly VisitorRow[], expiresAt: number): Promise<void> {
  await sql`
    insert into visitors as v (id_hash, kid, profile, expires_at)
    select id_hash, kid, profile, ${instant(expiresAt)}
    from unnest(
      ${rows.map(({ idHash }) => idHash)}::bytea[],
      ${rows.map(({ kid }) => kid)}::text[],
      ${rows.map(({ profile }) => profile)}::bytea[]
    ) as row (id_hash, kid, profile)
    order by id_hash
    on conflict (id_hash) do update
      set profile = excluded.profile, expires_at = greatest(v.expires_at, excluded.expires_at)
      where v.profile is not null or excluded.profile is null
  `.execute(db);
}

/** For visitors who now have a row under a newer key. */
export async function deleteVisitors(db: Db, hashes: readonly Buffer[]): Promise<void> {
  await sql`
    delete from visitors where id_hash = any(${hashes}::bytea[]) and profile is not null
  `.execute(db);
}

export async function sweepVisitors(db: Db, now: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from visitors where id_hash in (
      select id_hash from visitors
      where expires_at <= ${instant(now)} limit ${ONE_SWEEP} for update skip locked)
  `.execute(db);
  return Number(numAffectedRows ?? 0n);
}
