import { beforeEach, expect, test } from 'vitest';
import { SeenTurns } from '../../backend/src/turns/seen-turns.ts';
import { conversation } from '../sessions/session-fixtures.ts';

const GAP_MS = 1_000;
/** All conversations end at the same time, with a second between two turns. */
const after = (turns: number) => conversation(turns).session;
const END = Date.parse(after(1).updatedAt);

let seen: SeenTurns;
beforeEach(() => {
  seen = new SeenTurns();
});

test('while a session remembers all its turns, nothing is forgotten', () => {
  seen.add(after(8), END);
  expect(seen.mayHave({ messageId: 'other', arrivedAt: 0 })).toBe(false);
});

test('a turn unknown here may have been taken since the message arrived', () => {
  seen.add(after(9), END);
  const oldestRemembered = END - 7 * GAP_MS;
  expect(seen.mayHave({ messageId: 'other', arrivedAt: oldestRemembered - 1 })).toBe(true);
  expect(seen.mayHave({ messageId: 'other', arrivedAt: oldestRemembered })).toBe(false);
});

test('turns that were seen one after another hide none, however many', () => {
  for (let turn = 1; turn <= 30; turn += 7) seen.add(after(turn), END);
  expect(seen.mayHave({ messageId: 'other', arrivedAt: 0 })).toBe(false);
});

test('a message whose turn was seen is known when its session has forgotten it', () => {
  seen.add(after(3), END);
  seen.add(after(11), END);
  seen.add(after(19), END);
  expect(seen.mayHave({ messageId: 'epoch-a-1', arrivedAt: END })).toBe(true);
});

test('times of a clock that is ahead, and gaps that are unknown or long, say nothing', () => {
  const session = after(9);
  seen.add(session, END - 8 * GAP_MS);
  seen.add({ ...session, version: 30, turns: session.turns.map((turn) => ({ ...turn, gap: null })) }, END);
  seen.add({ ...session, version: 60, turns: [] }, END);
  seen.add({ ...session, version: 90, turns: session.turns.map((turn) => ({ ...turn, gap: 999 })) }, END);
  expect(seen.mayHave({ messageId: 'other', arrivedAt: 0 })).toBe(false);
});

test('what was seen of a line that was left behind is no turn of the one that goes on', () => {
  seen.add(after(8), END);
  seen.add(conversation(8, 'epoch-b').session, END);
  expect(seen.mayHave({ messageId: 'epoch-a-1', arrivedAt: 0 })).toBe(false);
});
