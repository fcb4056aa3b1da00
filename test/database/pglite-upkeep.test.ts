import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kyselyOf } from '../../backend/src/database/connect-pglite.ts';
import { openPglite } from '../../backend/src/database/open-pglite.ts';
import { keepUp } from '../../backend/src/database/pglite-upkeep.ts';
import { eventually } from '../support/eventually.ts';

const pglite = await openPglite('memory://');
const db = kyselyOf(pglite);
beforeAll(async () => {
  await sql`create table notes (id serial, text text)`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await pglite.close();
});

const pagesOf = async (): Promise<number> => {
  const size = sql<{ pages: number }>`select (pg_relation_size('notes') / 8192)::int as pages`;
  return (await size.execute(db)).rows[0]?.pages ?? Number.NaN;
};

/** Replaces all rows. The statistics show that a little later. */
async function replaceAll(): Promise<void> {
  await sql`delete from notes`.execute(db);
  await sql`insert into notes (text) select repeat('x', 200) from generate_series(1, 1000)`.execute(db);
}

test('the room of rows that are gone is used again', async () => {
  await replaceAll();
  const pages = await pagesOf();
  await eventually(async () => {
    await replaceAll();
    await keepUp(db);
    const before = await pagesOf();
    await replaceAll();
    expect(await pagesOf()).toBeLessThan(before + pages / 2);
  });
  expect(await pagesOf()).toBeGreaterThanOrEqual(pages);
});
