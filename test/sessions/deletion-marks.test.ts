import { beforeEach, expect, test } from 'vitest';
import { ArchiveUnavailable } from '../../backend/src/sessions/archive/session-archive.ts';
import { DeletionMarks } from '../../backend/src/sessions/deletion-marks.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';
import { silentLogger } from '../support/bookings.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { MemorySessionArchive } from '../support/memory-session-archive.ts';

const HOUR_MS = 3_600_000;

let clock: ManualClock;
let archive: MemorySessionArchive;
let marks: DeletionMarks;
let marked: string[];
const mark = async (id: string) => {
  marked.push(id);
};

beforeEach(async () => {
  clock = new ManualClock();
  archive = new MemorySessionArchive({ hasBooking: () => false, clock });
  marks = new DeletionMarks({ archive, clock, logger: silentLogger });
  marked = [];
  await archive.delete('early');
  clock.advance(HOUR_MS);
  await archive.delete('late');
});

test('a process begins with all deletions, and has written them once', async () => {
  expect(await marks.writeDue(mark)).toBe(true);
  expect(await marks.writeDue(mark)).toBe(true);
  expect(marked).toEqual(['early', 'late']);
});

test('those since an instant are written again when the store may lack them', async () => {
  await marks.writeDue(mark);
  marked = [];
  marks.expect(clock.now());
  await marks.writeDue(mark);
  expect(marked).toEqual(['late']);
});

test('of several instants the earliest counts', async () => {
  await marks.writeDue(mark);
  marked = [];
  marks.expect();
  marks.expect(clock.now());
  await marks.writeDue(mark);
  expect(marked).toEqual(['early', 'late']);
});

test('what could not be written stays due', async () => {
  const refuse = async () => {
    throw new StoreUnavailable('away');
  };
  expect(await marks.writeDue(refuse)).toBe(false);
  expect(await marks.writeDue(mark)).toBe(true);
  expect(marked).toEqual(['early', 'late']);
});

test('without the database they stay due', async () => {
  const away = {
    tombstonesSince: async () => {
      throw new ArchiveUnavailable('away');
    },
  };
  const unsure = new DeletionMarks({ archive: away, clock, logger: silentLogger });
  expect(await unsure.writeDue(mark)).toBe(false);
  expect(await unsure.writeDue(mark)).toBe(false);
});

test('the newest of others are written once, and again when the store may have lost them', async () => {
  await marks.writeDue(mark);
  marked = [];
  await marks.writeNewest(mark);
  await archive.delete('newest');
  await marks.writeNewest(mark);
  await marks.writeNewest(mark);
  expect(marked).toEqual(['late', 'newest']);
  marks.expect(clock.now());
  await marks.writeNewest(mark);
  expect(marked).toEqual(['late', 'newest', 'late', 'newest']);
});

test('what is due stays due while the newest are written', async () => {
  await marks.writeNewest(mark);
  expect(marked).toEqual(['late']);
  await marks.writeDue(mark);
  expect(marked).toEqual(['late', 'early', 'late']);
});
