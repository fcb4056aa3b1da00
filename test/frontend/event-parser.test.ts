import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventParser } from '../../frontend/widget/event-parser.ts';

const STREAM = [
  'retry: 2500\n\n',
  ': a comment\n',
  'id: e-1\nevent: turn\ndata: {"a":1}\n\n',
  'id:e-2\r\nevent:ping\r\ndata:\r\n\r\n',
  'data: one\rdata: two\r\r',
  'event: unfinished\ndata: x',
].join('');

const EVENTS = [
  { type: 'turn', id: 'e-1', data: '{"a":1}' },
  { type: 'ping', id: 'e-2', data: '' },
  { type: 'message', id: null, data: 'one\ntwo' },
];

it('reads events with every kind of line break, and what the server asks for', () => {
  const parser = new EventParser();
  expect(parser.push(STREAM)).toEqual(EVENTS);
  expect(parser.retryMs).toBe(2_500);
});

it('reads the same however the data is split', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(STREAM.length), { maxLength: 12 }), (cuts) => {
      const parser = new EventParser();
      const ends = [...cuts, STREAM.length].sort((one, other) => one - other);
      const pieces = ends.map((end, index) => STREAM.slice(ends[index - 1] ?? 0, end));
      expect(pieces.flatMap((piece) => parser.push(piece))).toEqual(EVENTS);
    }),
  );
});
