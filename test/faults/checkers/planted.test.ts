import { expect, test } from 'vitest';
import { CANARY } from '../../support/canaries.ts';
import type { Operation } from '../history.ts';
import type { Reservation, StoredSession, Stores } from '../stores.ts';
import { bookingsAreReal } from './bookings-are-real.ts';
import { deletedStaysDeleted } from './deleted-stays-deleted.ts';
import { holdsAreExclusive } from './holds-are-exclusive.ts';
import { itMakesProgress } from './it-makes-progress.ts';
import { itStaysSound, type ProcessRecord } from './it-stays-sound.ts';
import { nothingLeaks } from './nothing-leaks.ts';
import { oneAnswer } from './one-answer.ts';
import { oneChain } from './one-chain.ts';
import { overlaps } from './overlaps.ts';
import { type SeenTurn, sameAsWithout } from './same-as-without.ts';

/** The answered message `m<turn>`, sent and answered between other turns, except for `changes`. */
const said = (turn: number, changes: Partial<Operation> = {}): Operation => ({
  client: 'client-1',
  op: 'say',
  session: 's',
  messageId: `m${turn}`,
  sentAt: 10 * turn,
  doneAt: 10 * turn + 5,
  outcome: 'ok',
  status: 200,
  turn,
  epoch: null,
  replyHash: `reply-${turn}`,
  degraded: false,
  reference: null,
  ...changes,
});

const unknown = (turn: number): Operation =>
  said(turn, { outcome: 'info', status: null, turn: null, replyHash: null });

const live = (version: number, messageIds?: readonly string[]): StoredSession => ({
  kind: 'live',
  version,
  epoch: 'e',
  ttlSeconds: 3_600,
  turns: Array.from({ length: version }, (_, n) => ({
    turn: n + 1,
    messageId: messageIds?.[n] ?? `m${n + 1}`,
  })),
});

const row = (changes: Partial<Reservation> = {}): Reservation => ({
  resource: 'room',
  session: 's',
  status: 'confirmed',
  from: 100,
  to: 200,
  heldUntil: 50,
  confirmedAt: 40,
  reference: 'AAAA-BBBB',
  ...changes,
});

const stores = (session: StoredSession, reservations: readonly Reservation[] = []): Stores => ({
  sessions: new Map([['s', session]]),
  reservations,
});

const sound: ProcessRecord = {
  pid: 1,
  ended: false,
  exitCode: 0,
  output: '{"msg":"turn"}',
  before: null,
  after: null,
};

test('nothing is said against a run in which all went well', () => {
  const operations = [said(1), unknown(2), said(2), said(3, { reference: 'AAAA-BBBB' })];
  const after = stores(live(3), [row()]);
  expect([
    ...oneChain(operations, after),
    ...oneAnswer(operations, after),
    ...bookingsAreReal(operations, after),
    ...holdsAreExclusive(after),
    ...deletedStaysDeleted(operations, after),
    ...nothingLeaks(sound.output, ['s-0123456789']),
    ...itMakesProgress(operations, { least: 3, healedAt: 30 }),
    ...itStaysSound([sound]),
  ]).toEqual([]);
});

const C1: readonly (readonly [what: string, operations: readonly Operation[], session: StoredSession])[] = [
  ['a turn of two messages', [said(1), said(1, { messageId: 'other' })], live(1)],
  ['a turn before one that had ended', [said(1, { sentAt: 90, doneAt: 95 }), said(2)], live(2)],
  ['a turn that was nobody’s', [said(1), said(3)], live(3)],
  ['a turn that the store has not got', [said(1), said(2)], live(1)],
  ['a turn that the store gave to another message', [said(1), said(2)], live(2, ['m1', 'other'])],
  ['a session that the store has not got', [said(1)], { kind: 'absent' }],
];

test.each(C1)('C1 finds %s', (_what, operations, session) => {
  expect(oneChain(operations, stores(session))).not.toEqual([]);
});

test('C1 leaves room for a message whose answer was lost', () => {
  expect(oneChain([said(1), unknown(2), said(3)], stores(live(3)))).toEqual([]);
});

test('C2 finds a second turn, a second reply, and a second line of the transcript', () => {
  const retried = (changes: Partial<Operation>) => oneAnswer([said(1), said(1, changes)], stores(live(1)));
  expect(retried({ turn: 2 })).toHaveLength(1);
  expect(retried({ replyHash: 'another' })).toHaveLength(1);
  expect(oneAnswer([said(1)], stores(live(2, ['m1', 'm1'])))).toHaveLength(1);
});

test('C3 finds bookings that overlap, that have no row, and that no visitor was told about', () => {
  const told = said(1, { reference: 'AAAA-BBBB' });
  const other = row({ session: 'other', reference: 'CCCC-DDDD', from: 199, to: 299 });
  const toldOther = said(1, { session: 'other', reference: 'CCCC-DDDD' });
  expect(bookingsAreReal([told, toldOther], stores(live(1), [row(), other]))).toHaveLength(1);
  expect(bookingsAreReal([told], stores(live(1)))).toHaveLength(1);
  expect(bookingsAreReal([said(1)], stores(live(1), [row()]))).toHaveLength(1);
  expect(bookingsAreReal([unknown(1)], stores(live(1), [row()]))).toEqual([]);
});

test('C3 takes the booking of a deleted session for its own, and still finds one that is missing', () => {
  const told = said(1, { reference: 'AAAA-BBBB' });
  const deletion = said(2, { op: 'delete', messageId: null, turn: null, status: 204 });
  const nobodys = row({ session: '' });
  expect(bookingsAreReal([told, deletion], stores({ kind: 'deleted' }, [nobodys]))).toEqual([]);
  expect(bookingsAreReal([told, deletion], stores({ kind: 'deleted' }))).toHaveLength(1);
  expect(bookingsAreReal([said(1), deletion], stores({ kind: 'deleted' }, [nobodys]))).toHaveLength(1);
  expect(bookingsAreReal([unknown(1), deletion], stores({ kind: 'deleted' }, [nobodys]))).toEqual([]);
});

test('C3 compares the times of each resource in any order', () => {
  const rows = [row({ from: 300, to: 400 }), row({ resource: 'other' }), row(), row({ from: 0, to: 301 })];
  expect(overlaps(rows)).toHaveLength(2);
  expect(overlaps([row({ from: 200, to: 300 }), row()])).toEqual([]);
});

test('C4 finds two holds of one time, and a booking from a hold that had lapsed', () => {
  const held = row({ status: 'held', session: 'other', reference: null, confirmedAt: null });
  expect(holdsAreExclusive(stores(live(1), [row(), held]))).toHaveLength(1);
  expect(holdsAreExclusive(stores(live(1), [row({ confirmedAt: 51 })]))).toHaveLength(1);
});

test('C5 finds what can be read, was forgotten, or still lies there after a deletion', () => {
  const deletion = said(2, { op: 'delete', messageId: null, turn: null, status: 204 });
  const after = (...operations: readonly Operation[]) =>
    deletedStaysDeleted([said(1), deletion, ...operations], stores({ kind: 'deleted' }));
  expect(after(said(3, { outcome: 'fail', status: 410 }), unknown(4))).toEqual([]);
  expect(after(said(3))).toHaveLength(1);
  expect(after(said(3, { op: 'get', outcome: 'fail', status: 404 }))).toHaveLength(1);
  expect(deletedStaysDeleted([deletion], stores(live(1)))).toHaveLength(1);
  const held = row({ status: 'held' });
  expect(deletedStaysDeleted([deletion], stores({ kind: 'deleted' }, [held]))).toHaveLength(1);
});

test('C6 finds personal data as it is, as digits, in base64 and URL-coded', () => {
  const forms = [
    CANARY.email.toUpperCase(),
    CANARY.phone.replaceAll(' ', '-'),
    Buffer.from(`x${CANARY.name}`).toString('base64'),
    encodeURIComponent(CANARY.company),
  ];
  for (const form of forms) expect(nothingLeaks(`{"msg":"${form}"}`, [])).not.toEqual([]);
  expect(nothingLeaks('session 5d1c9f0a is here', ['5d1c9f0a'])).toHaveLength(1);
});

test('C7 finds too few successes, and a refusal when all was well again', () => {
  const operations = [said(1), said(2), said(3, { outcome: 'fail', status: 503 })];
  expect(itMakesProgress(operations, { least: 3, healedAt: null })).toHaveLength(1);
  expect(itMakesProgress(operations, { least: 2, healedAt: 30 })).toHaveLength(1);
});

test('C8 finds a process that ended, that ended badly, that failed within, and that keeps what it opened', () => {
  const before = { openFiles: 20, residentBytes: 80_000_000 };
  const records: readonly ProcessRecord[] = [
    { ...sound, ended: true, exitCode: 1 },
    { ...sound, exitCode: 1 },
    { ...sound, exitCode: 'late' },
    { ...sound, output: 'a line\nUnhandledPromiseRejection: it failed' },
    { ...sound, before, after: { ...before, openFiles: 200 } },
    { ...sound, before, after: { ...before, residentBytes: 800_000_000 } },
  ];
  for (const record of records) expect(itStaysSound([record])).toHaveLength(1);
});

test('a model that fails is found to have changed a state, an answer or what was said, and not a time', () => {
  const seen = (changes: Partial<SeenTurn> = {}): SeenTurn => ({
    state: 'BOOK_EMAIL',
    text: 'Your e-mail, please?',
    left: '{"NAME":"Ana"}',
    ...changes,
  });
  const check = (here: Partial<SeenTurn>, without: Partial<SeenTurn> = {}) =>
    sameAsWithout([{ message: 'hm', here: seen(here), without: seen(without) }]);
  expect(check({})).toEqual([]);
  expect(check({ state: 'BOOK_CONFIRMED' })).toEqual(['"hm" in BOOK_EMAIL led to BOOK_CONFIRMED']);
  expect(check({ left: '{"NAME":"Mallory"}' })).toEqual(['"hm" in BOOK_EMAIL left something else behind']);
  expect(check({ text: 'It is booked.' })).toEqual(['"hm" in BOOK_EMAIL was answered otherwise']);
  const review = { state: 'BOOK_REVIEW' };
  expect(check({ ...review, text: 'At 9:00?' }, { ...review, text: 'At 9:15?' })).toEqual([]);
});
