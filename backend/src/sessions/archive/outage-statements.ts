import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../../database/database-schema.ts';

const answerSchema = z.object({ is_any: z.boolean() });

/** Uses the database's clock, which all instances share. */
export async function announceOutage(
  db: Kysely<DatabaseSchema>,
  instance: string,
  seconds: number,
): Promise<void> {
  await sql`
    insert into outages (instance, until)
    values (${instance}, clock_timestamp() + make_interval(secs => ${seconds}::float8))
    on conflict (instance) do update set until = excluded.until
  `.execute(db);
}

/** Also removes the notices of instances that are gone. */
export async function endOutage(db: Kysely<DatabaseSchema>, instance: string): Promise<void> {
  await sql`delete from outages where instance = ${instance} or until <= clock_timestamp()`.execute(db);
}

export async function isAnyOut(db: Kysely<DatabaseSchema>, besides: string): Promise<boolean> {
  const { rows } = await sql`
    select exists (select from outages where instance <> ${besides} and until > clock_timestamp()) as is_any
  `.execute(db);
  return answerSchema.parse(rows[0]).is_any;
}
