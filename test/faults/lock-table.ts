import { Client } from 'pg';
import type { Deployment } from '../support/deployment.ts';

/** Blocks every statement on a table until the returned function is called. */
export async function lockTable({ postgres }: Deployment, table: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in access exclusive mode`);
  return async () => {
    await client.query('commit');
    await client.end();
  };
}

/** The number of statements with this text that wait for a lock; sweeps may wait as well. */
export async function waitingForLocks({ query }: Deployment, text: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
      where wait_event_type = 'Lock' and strpos(query, $1) > 0`,
    [text],
  );
  return row?.count ?? 0;
}
