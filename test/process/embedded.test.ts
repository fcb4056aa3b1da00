import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNTIL_REVIEW } from '../support/booking-words.ts';
import { begin, CLIENT_KINDS } from '../support/client-kinds.ts';
import { type HoldfastProcess, startHoldfast } from '../support/holdfast-process.ts';
import { look, noticesOf, visitorTexts } from '../support/reply-contents.ts';
import { isArchived } from './process-state.ts';

const DELETED = { status: 410, body: { code: 'session_deleted' } };

/** No Redis, no PostgreSQL: all that lasts is in this folder, keys included. */
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
