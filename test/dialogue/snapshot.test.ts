import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { Snapshot } from '../../backend/src/dialogue/snapshot.ts';
import { loadTestBusiness } from '../support/businesses.ts';

interface Fixture {
  readonly what: string;
  readonly snapshot: Snapshot;
  /** What a later version makes of the state and the answers, if it is not the same. */
  readonly becomes?: Partial<Pick<Snapshot, 'current' | 'data'>>;
}

const FIXTURES = new URL('./fixtures/', import.meta.url);
const dialogue = new Dialogue(loadTestBusiness('btrix'));

const files = readdirSync(FIXTURES).filter((file) => file.startsWith('machine-version-'));
const readFixtures = (file: string): Fixture[] => JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8'));

const current = readFixtures(`machine-version-${dialogue.machineVersion}.json`);

const broken = (change: Partial<Snapshot>): Snapshot => {
  const [fixture] = current;
  if (!fixture) throw new Error('there is no fixture');
  return { ...fixture.snapshot, ...change };
};

test('every released version has fixtures', () => {
  const versions = Array.from({ length: dialogue.machineVersion }, (_, index) => index + 1);
  expect(files.sort()).toEqual(versions.map((version) => `machine-version-${version}.json`).sort());
});

describe.each(files)('%s', (file) => {
  test.each(readFixtures(file))('restores $what', ({ snapshot, becomes }) => {
    const expected = { ...snapshot, ...becomes };
    const savedBy = Number(file.match(/\d+/)?.[0]);
    expect(dialogue.restore(snapshot)).toMatchObject({ kind: 'restored', savedBy });
    const { state, context } = dialogue.restore(snapshot).dialogue;
    expect(state).toBe(expected.current);
    expect(context.answers).toEqual(expected.data);
  });
});

test.each(current)('what is saved again is what was read: $what', ({ snapshot }) => {
  const saved = dialogue.save(dialogue.restore(snapshot).dialogue);
  const { business } = saved.dialogue;
  expect(saved).toEqual({ ...snapshot, dialogue: { ...snapshot.dialogue, business } });
  expect(business).toMatch(/^[\w-]{11}$/);
});

const inDialogue = (fields: Snapshot['dialogue']): Partial<Snapshot> => ({
  dialogue: { machineVersion: dialogue.machineVersion, locale: 'en', ...fields },
});

test.each<[string, Partial<Snapshot>, object]>([
  ['a newer machine version', inDialogue({ machineVersion: 999 }), { kind: 'unknownVersion', version: 999 }],
  ['no machine version', { dialogue: {} }, { kind: 'unknownVersion', version: null }],
  ['half a version', inDialogue({ machineVersion: 0.5 }), { kind: 'unknownVersion', version: null }],
  ['version 0', inDialogue({ machineVersion: 0 }), { kind: 'unknownVersion', version: null }],
  ['an unknown state', { current: 'BOOK_SHOE_SIZE' }, { kind: 'stateGone', state: 'BOOK_SHOE_SIZE' }],
  ['a state named like a property', { current: 'constructor' }, { kind: 'stateGone', state: 'constructor' }],
  ['a hold that is no hold', inDialogue({ hold: 'yes' }), { kind: 'unreadable', field: 'hold' }],
  ['offers that are no list', inDialogue({ offered: 7 }), { kind: 'unreadable', field: 'offered' }],
  [
    'times of no service',
    { current: 'BOOK_SLOT', ...inDialogue({}) },
    { kind: 'unreadable', field: 'serviceId' },
  ],
  [
    'a review of nothing held',
    { current: 'BOOK_REVIEW', ...inDialogue({ serviceId: 'demo' }) },
    { kind: 'unreadable', field: 'hold' },
  ],
  [
    'a confirmation of nothing',
    { current: 'BOOK_CONFIRMED', ...inDialogue({}) },
    { kind: 'unreadable', field: 'booking' },
  ],
])('%s leads to a restart that keeps the answers', (_what, change, reason) => {
  const restored = dialogue.restore(broken(change));
  expect(restored).toMatchObject({ kind: 'restarted', dialogue: { state: 'MENU' }, reason });
  expect(restored.dialogue.context.answers).toEqual({ NAME: 'João Silva', EMAIL: 'joao@acme.example' });
});

test('a restart keeps language, zone and booking, even if nothing else can be read', () => {
  const booked = current.find(({ snapshot }) => snapshot.current === 'BOOK_CONFIRMED');
  const booking = booked?.snapshot.dialogue.booking;
  const saved = broken({
    dialogue: { machineVersion: 999, locale: 'en', zone: 'Asia/Tokyo', booking, hold: 1 },
  });
  expect(dialogue.restore(saved).dialogue.context).toMatchObject({
    locale: 'en',
    zone: 'Asia/Tokyo',
    booking,
    hold: null,
  });
  const damaged = { machineVersion: 999, locale: 7, zone: {}, booking: 'K7QM-3XPD' };
  expect(dialogue.restore(broken({ dialogue: damaged })).dialogue.context).toMatchObject({
    locale: 'en',
    zone: null,
    booking: null,
  });
});

test('answers to questions that are gone, and what is no answer, are left behind', () => {
  const data = JSON.parse('{"NAME":"Ana","SHOE_SIZE":43,"EMAIL":{"evil":true},"__proto__":{"admin":true}}');
  const { context } = dialogue.restore(broken({ data })).dialogue;
  expect(context.answers).toEqual({ NAME: 'Ana' });
  expect(context).not.toHaveProperty('admin');
});
