import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import { MACHINE_VERSION, type Snapshot, saveSnapshot } from '../../backend/src/dialogue/snapshot.ts';
import { loadTestBusiness } from '../support/businesses.ts';

interface Fixture {
  readonly what: string;
  readonly snapshot: Snapshot;
}

const FIXTURES = new URL('./fixtures/', import.meta.url);
const dialogue = new Dialogue(loadTestBusiness('btrix'));

const readFixtures = (file: string): Fixture[] => JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8'));

const current = readFixtures(`machine-version-${MACHINE_VERSION}.json`);

const broken = (change: Partial<Snapshot>): Snapshot => {
  const [fixture] = current;
  if (!fixture) throw new Error('there is no fixture');
  return { ...fixture.snapshot, ...change };
};

test('every released version has fixtures', () => {
  const files = Array.from({ length: MACHINE_VERSION }, (_, index) => `machine-version-${index + 1}.json`);
  expect(readdirSync(FIXTURES).sort()).toEqual(files);
});

describe.each(readdirSync(FIXTURES))('%s', (file) => {
  test.each(readFixtures(file))('restores $what', ({ snapshot }) => {
    const restored = dialogue.restore(snapshot);
    expect(restored.kind).toBe('restored');
    expect(restored.dialogue.state).toBe(snapshot.current);
    expect(restored.dialogue.context.answers).toEqual(snapshot.data);
  });
});

test.each(current)('what is saved again is what was read: $what', ({ snapshot }) => {
  expect(saveSnapshot(dialogue.restore(snapshot).dialogue)).toEqual(snapshot);
});

test.each([
  ['another machine version', { dialogue: { machineVersion: 999, locale: 'en' } }],
  ['no machine version', { dialogue: {} }],
  ['a state that no longer exists', { current: 'BOOK_SHOE_SIZE' }],
  ['a service that is gone', { dialogue: { machineVersion: 1, locale: 'en', serviceId: 'palm-reading' } }],
  ['a hold that is no hold', { dialogue: { machineVersion: 1, locale: 'en', hold: 'yes' } }],
  ['offers that are no list', { dialogue: { machineVersion: 1, locale: 'en', offered: 7 } }],
])('%s leads to a restart that keeps the answers', (_what, change) => {
  const restored = dialogue.restore(broken(change));
  expect(restored).toMatchObject({ kind: 'restarted', dialogue: { state: 'MENU' } });
  expect(restored.dialogue.context.answers).toEqual({ NAME: 'João Silva', EMAIL: 'joao@acme.example' });
});

test('answers to questions that are gone, and what is no answer, are left behind', () => {
  const data = JSON.parse('{"NAME":"Ana","SHOE_SIZE":43,"EMAIL":{"evil":true},"__proto__":{"admin":true}}');
  const { context } = dialogue.restore(broken({ data })).dialogue;
  expect(context.answers).toEqual({ NAME: 'Ana' });
  expect(context).not.toHaveProperty('admin');
});
