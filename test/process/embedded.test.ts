import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tarEntries } from '../../backend/src/lib/tar-entries.ts';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { begin, CLIENT_KINDS } from '../support/client-kinds.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { look, noticesOf, visitorTexts } from '../support/reply-contents.ts';
import { isArchived } from './process-state.ts';

const DELETED = { status: 410, body: { code: 'session_deleted' } };

/** No Redis and no PostgreSQL: all lasting data is in this folder, including the keys. */
let dataDir: string;
let server: HoldfastProcess;
const start = () => startHoldfast({ DATA_DIR: dataDir });
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'holdfast-embedded-'));
  server = await start();
});
afterAll(async () => {
  await server?.stop('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** The identifier of the database cluster. All copies of one cluster have the same. */
const identifierOf = (control: Buffer): bigint => control.readBigUInt64LE();

test('a new folder begins with the database that the build has prepared, which has all its tables', () => {
  const dist = fileURLToPath(new URL('../../backend/dist/', import.meta.url));
  const [archive = ''] = readdirSync(dist).filter((name) => name.startsWith('empty-database'));
  const entries = [...tarEntries(gunzipSync(readFileSync(join(dist, archive))))];
  const prepared = entries.find(({ path }) => path.endsWith('global/pg_control'))?.content ?? '';
  const control = readFileSync(join(dataDir, 'pglite/global/pg_control'));
  expect(identifierOf(control)).toBe(identifierOf(Buffer.from(prepared)));
  expect(server.output()).not.toContain('database migrated');
});

test.each([
  { how: 'in order, right after a reply', signal: 'SIGTERM', archived: false },
  { how: 'by force, a second after', signal: 'SIGKILL', archived: true },
] as const)(
  'without any server, conversations outlive a process that is ended $how, and deleted ones do not',
  async ({ signal, archived }) => {
    const asked = await Promise.all(CLIENT_KINDS.map((kind) => begin(kind, server.url, ['book'])));
    const holding = await begin('a sealed id', server.url, UNTIL_REVIEW);
    const deleted = await begin('a sealed id', server.url, ['change my email']);
    expect((await deleted.delete()).status).toBe(204);
    if (archived) await isArchived(server);
    await server.stop(signal);

    server = await start();
    for (const visitor of [...asked, holding, deleted]) visitor.moveTo(server.url);
    for (const visitor of asked) {
      expect(visitorTexts(await look(visitor))).toEqual(['book']);
      const reply = await visitor.say('Ana Silva');
      expect(reply).toMatchObject({ turn: 2, state: 'BOOK_EMAIL', degraded: false });
      expect(noticesOf(reply)).toEqual(['resumed']);
    }
    const reply = await holding.say('yes');
    expect(reply).toMatchObject({ turn: 10, booking: { status: 'confirmed' } });
    expect(visitorTexts(await look(holding))).toEqual([...UNTIL_REVIEW, 'yes']);
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await deleted.get()).toMatchObject(DELETED);
      expect(await deleted.post({ message: 'yes' })).toMatchObject(DELETED);
    }
  },
);
