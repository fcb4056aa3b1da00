import { afterAll, describe, expect, test } from 'vitest';
import { loadBusiness } from '../../backend/src/config/load-business.ts';
import { copyOf } from '../../backend/src/dialogue/copy/copy-of.ts';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import { whenLabel } from '../../backend/src/dialogue/replies/booking-replies.ts';
import { clockInWords } from '../../backend/src/dialogue/replies/dates.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import type { When } from '../../backend/src/domain/slot.ts';
import { mergeWish } from '../../backend/src/domain/slot-wish.ts';
import { openAllHours } from '../support/open-all-hours.ts';
import { read } from '../support/reading.ts';

// Whoever is open day and night has every time of a clock twice.

const folder = await openAllHours('00:00-24:00');
afterAll(() => folder.remove());
const inLisbon = loadBusiness(folder.dir);
/** Lisbon's clock, so that the slot ids below are the same. */
const american: Business = { ...inLisbon, country: 'US' };

/** A Monday, in winter: local time is UTC. */
const DATE = '2026-11-23';
const MINUTES = Array.from({ length: 48 }, (_, index) => index * 30);
const HALF_DAY = 720;

const at = (minute: number): When => ({ day: { kind: 'date', date: DATE }, time: { kind: 'at', minute } });
const slotAt = (minute: number): string => {
  const start = new Date(Date.parse(`${DATE}T00:00:00Z`) + minute * 60_000);
  return `${start.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
};

const pick = (minute: number): VisitorEvent => ({ type: 'pickSlot', slotId: slotAt(minute) });
const wishAt = (minute: number): VisitorEvent => ({ type: 'wishSlot', wish: at(minute) });

const PLACES = [
  { place: 'English', business: inLisbon, locale: 'en' },
  { place: 'American English', business: american, locale: 'en' },
  { place: 'Portuguese', business: inLisbon, locale: 'pt-BR' },
  { place: 'Spanish', business: inLisbon, locale: 'es' },
];

describe.each(PLACES)('at a business that is open day and night, in $place', ({ business, locale }) => {
  const copy = copyOf(locale, business);
  const label = (minute: number): string => whenLabel(at(minute), copy);
  const clock = (minute: number): string => clockInWords(copy.dateLocale, minute);
  const replying = (text: string, offered: readonly number[]) =>
    read(text, { business, locale, expectation: { kind: 'slot', offered: offered.map(slotAt) } });

  test.each(MINUTES)('a button at minute %i of six in a row is that time', (minute) => {
    const six = Array.from({ length: 6 }, (_, index) => (minute + index * 30) % 1_440);
    expect(replying(label(minute), six)).toEqual(pick(minute));
    expect(replying(clock(minute), six)).toEqual(pick(minute));
  });

  test.each(MINUTES)(
    'a button at minute %i is that time, also beside the other half of the day',
    (minute) => {
      const both = [minute, (minute + HALF_DAY) % 1_440];
      expect(replying(label(minute), both)).toEqual(pick(minute));
      expect(replying(clock(minute), both)).toEqual(pick(minute));
    },
  );

  test.each(MINUTES)('asked which half is meant, a button at minute %i settles it', (minute) => {
    const asked = [at(minute % HALF_DAY), at((minute % HALF_DAY) + HALF_DAY)] as const;
    // Other times may still be on offer from before, at the same hour of another day.
    const expectation = { kind: 'slot', offered: [slotAt(minute + 1_440)], asked } as const;
    expect(read(label(minute), { business, locale, expectation })).toEqual(wishAt(minute));
    if (business !== american || locale !== 'en')
      expect(read(clock(minute), { business, locale, expectation })).toMatchObject({
        type: 'wishSlot',
        wish: { time: { kind: 'at', minute } },
      });
  });
});

const replying = (text: string, offered: readonly number[], business = inLisbon, locale = 'en') =>
  read(text, { business, locale, expectation: { kind: 'slot', offered: offered.map(slotAt) } });

test.each([
  ['en', '10:30'],
  ['en', '10.30'],
  ['en', 'half past ten'],
  ['en', '10:30 please'],
  ['en', 'Monday at half past ten'],
  ['en', 'make it 10:30'],
  ['pt-BR', '10h30'],
  ['pt-BR', 'às dez e meia'],
  ['es', 'a las 10:30'],
  ['es', 'el lunes a las diez y media'],
])('%s: %j is the one of its two times that is offered', (locale, text) => {
  expect(replying(text, [570, 630, 690], inLisbon, locale)).toEqual(pick(630));
  expect(replying(text, [1_290, 1_350, 1_380], inLisbon, locale)).toEqual(pick(1_350));
});

test.each([
  ['half past ten', [630, 1_350], inLisbon],
  ['10:30', [630, 1_350], american],
  ['10:30', [540, 570], inLisbon],
])('%j is asked about where nothing shows which one is meant', (text, offered, business) => {
  expect(replying(text, offered, business)).toMatchObject({
    type: 'wishSlot',
    wish: { either: [{ time: { minute: 630 } }, { time: { minute: 1_350 } }] },
  });
});

const asked = (text: string, locale: string, business = inLisbon) =>
  read(text, {
    business,
    locale,
    expectation: {
      kind: 'slot',
      // From before, at the same hours.
      offered: ['20261124T100000Z', '20261125T220000Z'],
      asked: [at(600), at(1_320)],
    },
  });

test.each([
  [
    'en',
    600,
    ['1', 'first', 'the first one', 'the former', 'am', 'AM please', 'the earlier one', 'earliest'],
  ],
  [
    'en',
    600,
    ['10', '10:00', 'at 10', '10 am', 'in the morning', 'the morning one', 'either', 'any of them'],
  ],
  [
    'en',
    1_320,
    ['2', 'the second one', 'the latter', 'pm', 'p.m.', 'the later one', 'later', 'the last one'],
  ],
  ['en', 1_320, ['22', '22:00', '10pm', '10 in the evening', 'evening', 'the evening one please']],
  ['pt-BR', 600, ['1', 'a primeira', 'o mais cedo', '10h', 'às 10', 'de manhã', 'tanto faz']],
  ['pt-BR', 1_320, ['2', 'a segunda', 'a última', 'o mais tarde', '22h', 'às 22', 'à noite']],
  ['es', 600, ['1', 'la primera', 'la más temprana', 'a las 10', 'por la mañana', 'me da igual']],
  ['es', 1_320, ['2', 'la segunda', 'la última', 'la más tarde', 'a las 22', 'por la noche']],
])('%s: asked which one is meant, it is the one at minute %i', (locale, minute, texts) => {
  const known = { day: null, time: null, either: [at(600), at(1_320)] } as const;
  for (const text of texts) {
    const event = asked(text, locale);
    expect(event, text).toMatchObject({ type: 'wishSlot' });
    expect(event.type === 'wishSlot' && mergeWish(known, event.wish), text).toEqual(at(minute));
  }
});

test.each(['thanks', 'bananas', 'hm', 'which ones?', 'ok'])('%j chooses neither of two', (text) => {
  const expectation = { kind: 'slot', offered: [], asked: [at(480), at(1_200)] } as const;
  expect(read(text, { business: inLisbon, expectation })).not.toMatchObject({ type: 'wishSlot' });
});

test('asked which one is meant, its numbers count below a way out, too, and others choose no earlier time', () => {
  const expectation = {
    kind: 'slot',
    offered: [600, 630, 660].map(slotAt),
    asked: [at(600), at(1_320)],
  } as const;
  const scene = { business: inLisbon, expectation, options: ['person'] };
  expect(read('2', scene)).toEqual(wishAt(1_320));
  expect(read('3', scene)).not.toMatchObject({ type: 'pickSlot' });
});

test('asked which one is meant, what was offered before is chosen by its full label only', () => {
  expect(asked('22:00', 'en')).toMatchObject({ type: 'wishSlot' });
  expect(asked('Wednesday, 25 November 2026, 22:00', 'en')).toEqual({
    type: 'pickSlot',
    slotId: '20261125T220000Z',
  });
});

test('"10" does not choose between 10:00 AM and 10:00 PM', () => {
  expect(asked('10', 'en', american)).toMatchObject({ type: 'wishSlot', wish: { either: [{}, {}] } });
});

test('on several days it is a wish for that half of the day', () => {
  const offered = [slotAt(630), slotAt(630 + 1_440)];
  expect(read('10:30', { business: inLisbon, expectation: { kind: 'slot', offered } })).toEqual({
    type: 'wishSlot',
    wish: { day: null, time: { kind: 'at', minute: 630 } },
  });
});
