import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../backend/src/dialogue/copy/en.ts';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { ReplySpec } from '../../backend/src/dialogue/reply.ts';
import type { Say } from '../../backend/src/dialogue/say.ts';
import { decodeReply, encodeReply } from '../../backend/src/dialogue/stored-reply.ts';
import type { JsonValue } from '../../backend/src/lib/json.ts';
import { loadTestBusiness } from '../support/businesses.ts';

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

test.each<[JsonValue]>([
  [{ state: 'MENU', says: [], locale: 'en' }],
  [null],
  [5],
  ['MENU'],
  [[]],
  [['MENU', 'en']],
  [['MENU', 'en', [{ say: 'toString' }]]],
  [['MENU', 'en', [{ say: 'menu' }, { say: 'singASong' }]]],
  [['MENU', 'en', [null]]],
  [['MENU', 'en', ['menu']]],
])('what another version wrote is not read: %j', (stored) => {
  expect(decodeReply(stored)).toBeNull();
});

/** Replies as released builds stored them. This build must be able to render every one. */
const released: readonly JsonValue[] = JSON.parse(
  readFileSync(new URL('./fixtures/stored-replies.json', import.meta.url), 'utf8'),
);

test.each(released.map((stored) => [JSON.stringify(stored), stored] as const))(
  'a released build’s reply has words: %s',
  (_, stored) => {
    const dialogue = new Dialogue(loadTestBusiness('btrix'));
    const reply = decodeReply(stored);
    const message = reply && dialogue.render(reply).message;
    expect([null, '', en.updatedSince]).not.toContain(message);
    expect(message).not.toMatch(/undefined|NaN|\[object/);
  },
);

test('there is one of each thing that is said', () => {
  const names = released.flatMap((stored) => decodeReply(stored)?.says.map(({ say }) => say) ?? []);
  expect(Object.fromEntries(names.map((name) => [name, true]))).toEqual(EVERY_SAY);
});

const EVERY_SAY: Readonly<Record<Say['say'], true>> = {
  welcome: true,
  menu: true,
  askToGoOn: true,
  topic: true,
  detail: true,
  askIssue: true,
  askContact: true,
  ticketOpened: true,
  ticketFailed: true,
  askService: true,
  ask: true,
  askAgain: true,
  updated: true,
  noted: true,
  wishNoted: true,
  cannotSkip: true,
  offer: true,
  noneFor: true,
  noneLater: true,
  noSlots: true,
  slotTaken: true,
  tooManyHolds: true,
  holdLapsed: true,
  calendarAway: true,
  review: true,
  whatToChange: true,
  confirmed: true,
  cancelled: true,
  stopped: true,
  nothingToCancel: true,
  standing: true,
  nothingBooked: true,
  cancelByContact: true,
  changeByContact: true,
  startedOver: true,
  welcomeBack: true,
  askToForget: true,
  forgotten: true,
  forgetFailed: true,
  faq: true,
  passage: true,
  fromKnowledge: true,
  didYouMean: true,
  doNotKnow: true,
  offTopic: true,
  upset: true,
  whoAnswers: true,
  languageSwitched: true,
  languageLacking: true,
  whichTime: true,
  youAreWelcome: true,
  goodbye: true,
  restarted: true,
  endedUnfinished: true,
  alreadyAnswered: true,
  reask: true,
  wayOut: true,
};
