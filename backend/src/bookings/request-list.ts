import type { Database } from '../database/database.ts';
import type { Business } from '../domain/business.ts';
import { type DateSpan, instantsOf } from './date-span.ts';
import { localTime, textTable } from './text-table.ts';

/** A visitor's request for the team. */
export interface ListedRequest {
  /** ISO 8601 UTC. */
  readonly openedAt: string;
  /** Null if the visitor gave none. */
  readonly email: string | null;
  readonly issue: string;
}

/** Requests made within the dates, in order. */
export async function listRequests(
  database: Database,
  { timeZone }: Business,
  span: DateSpan,
): Promise<readonly ListedRequest[]> {
  const { since, until } = instantsOf(span, timeZone);
  const rows = await database.run((db) => {
    let query = db.selectFrom('tickets').select(['opened_at', 'email', 'issue']);
    if (since) query = query.where('opened_at', '>=', since);
    if (until) query = query.where('opened_at', '<', until);
    return query.orderBy('id').execute();
  });
  return rows.map(({ opened_at, email, issue }) => ({ openedAt: opened_at.toISOString(), email, issue }));
}

/** Times are in the business's time zone. */
export const requestTable = (requests: readonly ListedRequest[], { timeZone }: Business): string =>
  textTable(
    ['Made', 'Reply to', 'Request'],
    requests.map(({ openedAt, email, issue }) => [
      localTime(openedAt, timeZone),
      email ?? 'no address',
      issue,
    ]),
  );
