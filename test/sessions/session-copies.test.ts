import { expect, test } from 'vitest';
import { SessionCopies } from '../../backend/src/sessions/session-copies.ts';
import { encodeSession } from '../../backend/src/sessions/session-json.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { conversation } from './session-fixtures.ts';

const copiesOf = (clock: ManualClock, bounds: { capacity: number; ready: number }) =>
  new SessionCopies({ ...bounds, ttlSeconds: 60, clock, onLost: () => {} });

test('sessions unused for longer come back as they were saved', () => {
  const clock = new ManualClock();
  const copies = copiesOf(clock, { capacity: 10, ready: 1 });
  const sessions = ['one', 'two', 'three'].map((epoch) => conversation(9, epoch).session);
  for (const session of sessions) copies.putSaved(session.epoch, session, clock.now());
  for (const session of sessions) {
    const found = copies.findLive(session.epoch);
    expect(found).toEqual(session);
    expect(found && encodeSession(found)).toBe(encodeSession(session));
  }
  expect(copies.size).toBe(3);
});

test('they expire when they would have', () => {
  const clock = new ManualClock();
  const copies = copiesOf(clock, { capacity: 10, ready: 1 });
  copies.putSaved('a', conversation(1, 'a').session, clock.now());
  copies.putSaved('b', conversation(1, 'b').session, clock.now());
  clock.advance(60_000);
  expect(copies.findLive('a')).toBeUndefined();
  expect(copies.find('a')?.kind).toBe('saved');
});

test('a deletion is known however many sessions were used since', () => {
  const clock = new ManualClock();
  const copies = copiesOf(clock, { capacity: 10, ready: 1 });
  copies.putSaved('a', conversation(1, 'a').session, clock.now());
  copies.putDeleted('a');
  copies.putSaved('b', conversation(1, 'b').session, clock.now());
  expect(copies.find('a')?.kind).toBe('deleted');
});

test('beyond the bound the least recently used one is evicted', () => {
  const clock = new ManualClock();
  const copies = copiesOf(clock, { capacity: 2, ready: 1 });
  for (const id of ['a', 'b']) copies.putSaved(id, conversation(1, id).session, clock.now());
  copies.find('a');
  copies.putSaved('c', conversation(1, 'c').session, clock.now());
  expect(['a', 'b', 'c'].filter((id) => copies.find(id))).toEqual(['a', 'c']);
});
