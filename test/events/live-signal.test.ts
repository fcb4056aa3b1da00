import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftSignal, parseSignal, typingSignal } from '../../backend/src/events/live-signal.ts';

test('typing is reported with the device that does not need the event', () => {
  expect(parseSignal(typingSignal('visitor', 'a:b'))).toEqual({
    kind: 'typing',
    role: 'visitor',
    device: 'a:b',
  });
  expect(parseSignal(typingSignal('assistant', ''))).toEqual({
    kind: 'typing',
    role: 'assistant',
    device: '',
  });
});

test('a draft arrives as it was sent, whatever it contains', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (messageId, text) => {
      const draft = { messageId, text };
      expect(parseSignal(draftSignal(draft))).toEqual({ kind: 'draft', draft });
    }),
  );
});

test.each([
  ['presence', 'presence'],
  ['wake', 'wake'],
  ['12', 'poll'],
  ['deleted', 'poll'],
  ['draft:', 'poll'],
  ['draft:{"text":1}', 'poll'],
  ['draft:null', 'poll'],
  ['what another version says', 'poll'],
])('%j means %s', (signal, kind) => {
  expect(parseSignal(signal)).toEqual({ kind });
});
