import { expect, test } from 'vitest';
import { VisitorMemory } from '../../backend/src/visitors/visitor-memory.ts';
import type { VisitorNews, VisitorStore } from '../../backend/src/visitors/visitor-store.ts';
import { VisitorWriter } from '../../backend/src/visitors/visitor-writer.ts';
import { silentLogger } from '../support/bookings.ts';
import { loadTestBusiness } from '../support/businesses.ts';
import { ManualClock } from '../support/manual-clock.ts';

const HOUR_MS = 3_600_000;

function scene({ remembers = true } = {}) {
  const kept: VisitorNews[] = [];
  const store: VisitorStore = {
    recall: async () => ({ kind: 'unknown' }),
    keep: async (news) => void kept.push(...news),
    forget: async () => undefined,
    sweep: async () => 0,
  };
  const clock = new ManualClock();
  const writer = new VisitorWriter({ store, logger: silentLogger });
  const business = loadTestBusiness('btrix');
  const memory = new VisitorMemory({ business, store, writer: remembers ? writer : null, clock });
  /** Returns what was noted but not written before. */
  const written = async () => {
    await memory.recall('v');
    await memory.recall('w');
    return kept.splice(0);
  };
  return { memory, clock, written };
}

const ANSWERS = { NAME: 'Ana', EMAIL: 'ana@acme.example', PHONE: null, COMPANY: 'Acme', EMPLOYEES: 25 };

test('of the answers only who it is and how to reach them is remembered, and nothing that was left out', async () => {
  const { memory, written } = scene();
  memory.note('v', { answers: ANSWERS, booking: 'K7QM-3XPD' });
  const told = { answers: { NAME: 'Ana', EMAIL: 'ana@acme.example' }, bookings: ['K7QM-3XPD'] };
  expect(await written()).toEqual([{ visitor: 'v', told }]);
});

test('a visitor who gave no answers is not remembered', async () => {
  const { memory, written } = scene();
  memory.note('v', { answers: { COMPANY: 'Acme' }, booking: null });
  expect(await written()).toEqual([]);
});

test('turns with nothing new write nothing, except the time of the visit once an hour', async () => {
  const { memory, clock, written } = scene();
  const turn = () => memory.note('v', { answers: ANSWERS, booking: null });
  turn();
  expect(await written()).toHaveLength(1);
  for (let minute = 0; minute < 59; minute += 1) {
    clock.advance(HOUR_MS / 60);
    turn();
  }
  expect(await written()).toEqual([]);
  clock.advance(HOUR_MS / 60);
  turn();
  expect(await written()).toHaveLength(1);
  memory.note('v', { answers: ANSWERS, booking: 'K7QM-3XPD' });
  expect(await written()).toHaveLength(1);
});

test('what waits is written before anybody is recalled', async () => {
  const { memory, written } = scene();
  memory.note('w', { answers: ANSWERS, booking: null });
  expect(await written()).toHaveLength(1);
});

test('nothing is remembered where nothing may be', async () => {
  const { memory, written } = scene({ remembers: false });
  memory.note('v', { answers: ANSWERS, booking: 'K7QM-3XPD' });
  expect(await written()).toEqual([]);
});
