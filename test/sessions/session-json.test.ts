import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSession, encodeSession } from '../../backend/src/sessions/session-json.ts';
import { conversation } from './session-fixtures.ts';

const { session } = conversation(2);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"epoch":"x"', '["a","b",', '\u2028', '\\"', '{"version":9'),
);

test('any answers survive', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), text), (data) => {
      const before = { ...session, data: { ...data } };
      expect(decodeSession(encodeSession(before))).toEqual(JSON.parse(JSON.stringify(before)));
    }),
  );
});

test('the version comes first, and the epoch before anything a visitor said', () => {
  fc.assert(
    fc.property(text, (said) => {
      const json = encodeSession({ ...session, data: { said }, dialogue: { said } });
      expect(json).toMatch(/^\{"version":2,"current":"[A-Z_]*","epoch":"epoch-a",/);
      expect(json.indexOf('"epoch":"')).toBe(json.lastIndexOf('"epoch":"'));
    }),
  );
});

test('a remembered turn is stored as an array of id, text and reply', () => {
  const turn = session.turns[1];
  expect(encodeSession(session)).toContain(`["${turn?.id}","${turn?.text}",{`);
});

test('turns of a build that kept no times have none, and the newer ones theirs', () => {
  const [older, newer] = session.turns;
  if (!older || !newer) throw new Error('It has two turns');
  const mixed = { ...session, turns: [{ ...older, gap: null }, newer] };
  expect(decodeSession(encodeSession(mixed))).toEqual(mixed);
  const { gaps: _, ...untimed } = JSON.parse(encodeSession(session));
  expect(decodeSession(JSON.stringify(untimed))?.turns).toEqual([
    { ...older, gap: null },
    { ...newer, gap: null },
  ]);
});

test('no text makes decoding throw', () => {
  const cut = encodeSession(session);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.nat(cut.length).map((length) => cut.slice(0, length)),
      ),
      (json) => {
        decodeSession(json);
      },
    ),
  );
});

test.each([
  '',
  'null',
  '[]',
  '{"epoch":"a"}',
  '{"version":1}',
  '{"epoch":"a","version":1}',
  '{"version":"1","epoch":"a"}',
])('%s is no session', (json) => {
  expect(decodeSession(json)).toBeNull();
});
