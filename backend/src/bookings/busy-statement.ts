import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../database/database-schema.ts';
import { instant } from '../database/instant.ts';
import type { Service } from '../domain/business.ts';
import type { BusySpan } from '../domain/free-slots.ts';

export interface BusyQuery {
  readonly service: Service;
  /** Looks for starts from this instant (epoch ms), or from now if it has passed. */
  readonly from: number;
  /** How many days ahead to look. */
  readonly days: number;
  /** This session's own hold does not count as busy. */
  readonly sessionId: string;
}

export interface BusyResult {
  /** The database's clock, epoch ms. */
  readonly now: number;
  readonly busy: readonly BusySpan[];
}

/** Spans come as JSON arrays: one parse for the whole answer, and the driver need not parse timestamps. */
const rowSchema = z.object({
  now: z.number(),
  busy: z.array(z.tuple([z.string(), z.number(), z.number()])),
});

/** The times around the wanted starts when the service's resources are held or booked. */
export async function selectBusy(db: Kysely<DatabaseSchema>, query: BusyQuery): Promise<BusyResult> {
  const { service, from, days, sessionId } = query;
  const before = service.bufferBeforeMinutes;
  const after = service.minutes + service.bufferAfterMinutes;
  const { rows } = await sql`
    with wanted as (
      select greatest(now(), ${instant(from)}) as start
    )
    select
      ceil(extract(epoch from now()) * 1000)::float8 as now,
      coalesce(json_agg(json_build_array(
        r.resource_id,
        (extract(epoch from lower(r.span)) * 1000)::float8,
        (extract(epoch from upper(r.span)) * 1000)::float8
      )) filter (where r.id is not null), '[]') as busy
    from wanted
    left join reservations r
      on r.resource_id = any(${service.resources}::text[])
      and r.status in ('held', 'confirmed')
      and (r.status = 'confirmed' or (r.held_until > now() and r.session_id <> ${sessionId}))
      and r.span && tstzrange(
        wanted.start - make_interval(mins => ${before}),
        wanted.start + make_interval(days => ${days}, mins => ${after}))
  `.execute(db);
  const { now, busy } = rowSchema.parse(rows[0]);
  return { now, busy: busy.map(([resourceId, start, until]) => ({ resourceId, from: start, until })) };
}
