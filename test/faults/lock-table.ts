import { Client } from 'pg';
import type { Deployment } from '../support/deployment.ts';

/** Keeps every statement on a table waiting until the returned function is called. */
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

/** How many statements wait for a lock. */
export async function waitingForLocks({ query }: Deployment): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
