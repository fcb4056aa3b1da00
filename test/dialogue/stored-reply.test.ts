import { expect, test } from 'vitest';
import type { ReplySpec } from '../../backend/src/dialogue/reply.ts';
import { decodeReply, encodeReply } from '../../backend/src/dialogue/stored-reply.ts';

const plain: ReplySpec = { state: 'BOOK_NAME', locale: 'en', says: [{ say: 'ask', q: 'NAME' }] };
const booking = {
  reference: 'K7QM-3XPD',
  status: 'confirmed',
  service: 'Demo',
  startsAt: '2027-01-05T10:00:00.000Z',
  endsAt: '2027-01-05T10:30:00.000Z',
  timeZone: 'Europe/Lisbon',
} as const;

test.each<[string, ReplySpec]>([
  ['a plain reply', plain],
  ['a reply with a notice', { ...plain, notices: ['degraded'] }],
  ['a reply with a booking', { ...plain, booking }],
  ['a reply with both', { ...plain, notices: ['resumed', 'degraded'], booking }],
])('%s comes back as it was stored', (_, reply) => {
  expect(decodeReply(JSON.parse(JSON.stringify(encodeReply(reply))))).toEqual(reply);
});

test('what is stored has no keys of its own', () => {
  expect(JSON.stringify(encodeReply(plain))).toBe('["BOOK_NAME","en",[{"say":"ask","q":"NAME"}]]');
});

test.each([[{ state: 'MENU', says: [], locale: 'en' }], [null], [5], ['MENU'], [[]], [['MENU', 'en']]])(
  'what another version wrote is not read: %j',
  (stored) => {
    expect(decodeReply(stored)).toBeNull();
  },
);
