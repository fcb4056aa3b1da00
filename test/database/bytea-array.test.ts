import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byteaArray } from '../../backend/src/database/bytea-array.ts';
import { startDatabase, type TestDatabase } from '../support/test-database.ts';

describe.each(['postgres', 'pglite'] as const)('an array of bytes on its way to %s', (kind) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await startDatabase(kind, '2026-01-01T00:00:00Z');
  });
  afterAll(() => opened?.stop());

  async function readBack(items: readonly Buffer[]): Promise<readonly unknown[]> {
    const { rows } = await opened.database.run((db) =>
      sql<{ item: Buffer }>`
        select item from unnest(${byteaArray(items)}::bytea[]) with ordinality as e (item, no) order by no
      `.execute(db),
    );
    return rows.map(({ item }) => item);
  }

  test('arrives as it is, item by item', async () => {
    const items = [
      Buffer.from('a'),
      Buffer.alloc(0),
      Buffer.from([0, 255, 92, 34, 44]),
      Buffer.alloc(70_000, 7),
    ];
    expect(await readBack(items)).toEqual(items);
  });

  test('may be empty', async () => {
    expect(await readBack([])).toEqual([]);
  });
});
