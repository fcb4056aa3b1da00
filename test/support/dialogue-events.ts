import type { DialogueEvent, InvalidReason } from '../../backend/src/dialogue/events.ts';
import type { Business } from '../../backend/src/domain/business.ts';

const slot = (id: string, startsAt: string) => ({ id, startsAt, endsAt: startsAt });
const TUESDAY = slot('20270105T100000Z', '2027-01-05T10:00:00.000Z');
const HOLD = {
  slotId: TUESDAY.id,
  startsAt: TUESDAY.startsAt,
  endsAt: '2027-01-05T10:30:00.000Z',
  expiresAt: '2027-01-04T10:05:00.000Z',
};
const WISH = {
  day: { kind: 'weekday', weekday: 2 },
  time: { kind: 'part', part: 'morning' },
  not: [{ day: null, time: { kind: 'at', minute: 600 } }],
  unsure: true,
} as const;
const IN_DOUBT = {
  day: null,
  time: null,
  either: [
    { day: { kind: 'date', date: '2026-01-06' }, time: { kind: 'at', minute: 480 } },
    { day: { kind: 'date', date: '2026-01-06' }, time: { kind: 'at', minute: 1200 } },
  ],
} as const;

const INVALID: { readonly [Reason in InvalidReason]: Reason } = {
  tooLong: 'tooLong',
  notAName: 'notAName',
  notAnEmail: 'notAnEmail',
  notAPhone: 'notAPhone',
  notANumber: 'notANumber',
  notAChoice: 'notAChoice',
  empty: 'empty',
  notATime: 'notATime',
  notADate: 'notADate',
  wrongWeekday: 'wrongWeekday',
  past: 'past',
};

/** A valid answer to each question of a business. */
export const sampleAnswers = (business: Business): Record<string, string | number> =>
  Object.fromEntries(
    business.questions.map((question) => {
      const samples = {
        name: 'Ana Silva',
        email: 'ana@acme.example',
        phone: '+351 912 345 678',
        number: 25,
        text: 'Acme',
      };
      return [
        question.id,
        question.kind === 'choice' ? (question.choices[0]?.id ?? '') : samples[question.kind],
      ];
    }),
  );

/** At least one event of every type, and one for every target that an event can name. */
export function everyEvent(business: Business): DialogueEvent[] {
  const answers = sampleAnswers(business);
  return [
    { type: 'greet' },
    { type: 'book', serviceId: null, answers: {}, wish: null },
    ...business.services.map(({ id }) => ({ type: 'book', serviceId: id, answers: {}, wish: WISH }) as const),
    { type: 'openMenu' },
    ...business.topics.flatMap(({ id, options }) => [
      { type: 'openTopic', topicId: id, optionId: null } as const,
      { type: 'openTopic', topicId: id, optionId: options[0]?.id ?? null } as const,
    ]),
    { type: 'openSupport' },
    { type: 'askPerson' },
    { type: 'back' },
    { type: 'startOver' },
    { type: 'cancel' },
    { type: 'recallBooking' },
    { type: 'forgetMe' },
    ...business.services.map(({ id }) => ({ type: 'chooseService', serviceId: id }) as const),
    ...business.questions.map(
      ({ id }) => ({ type: 'answer', answers: { [id]: answers[id] ?? null }, wish: null }) as const,
    ),
    { type: 'answer', answers, wish: WISH },
    { type: 'correct', answers: { NAME: 'Bea' } },
    ...business.questions.map(({ id }) => ({ type: 'change', target: id }) as const),
    { type: 'change', target: 'SLOT' },
    { type: 'change', target: 'SERVICE' },
    { type: 'skip' },
    { type: 'keep' },
    { type: 'pickSlot', slotId: TUESDAY.id },
    { type: 'wishSlot', wish: WISH },
    { type: 'wishSlot', wish: IN_DOUBT },
    { type: 'moreSlots' },
    { type: 'yes' },
    { type: 'no' },
    { type: 'tell', text: 'My invoice is wrong' },
    { type: 'giveContact', email: 'ana@acme.example' },
    { type: 'ask', asked: { kind: 'entry', entry: `faq:${business.faq[0]?.id ?? ''}` } },
    { type: 'ask', asked: { kind: 'entry', entry: `passage:${business.knowledge[0]?.id ?? ''}` } },
    { type: 'ask', asked: { kind: 'words', text: 'It takes 30 minutes.', entries: [] } },
    { type: 'ask', asked: { kind: 'eitherOf', entries: ['faq:one', 'passage:other'] } },
    { type: 'ask', asked: { kind: 'unknown' } },
    { type: 'ask', asked: { kind: 'offTopic' } },
    { type: 'ask', asked: { kind: 'upset' } },
    { type: 'ask', asked: { kind: 'whoAnswers' } },
    ...business.languages.map((locale) => ({ type: 'switchLanguage', locale }) as const),
    { type: 'switchLanguage', locale: null },
    { type: 'thank' },
    { type: 'goodbye' },
    ...Object.values(INVALID).map((reason) => ({ type: 'invalid', reason }) as const),
    { type: 'notUnderstood' },
    { type: 'slotsFound', slots: [TUESDAY], wish: null, after: null, lastDay: '2026-12-20' },
    { type: 'slotsFound', slots: [], wish: null, after: null, lastDay: '2026-12-20' },
    { type: 'slotReserved', hold: HOLD },
    { type: 'holdRenewed', hold: HOLD },
    { type: 'holdReleased' },
    { type: 'slotTaken', alternatives: [TUESDAY] },
    { type: 'slotTaken', alternatives: [] },
    { type: 'holdRefused', slotId: TUESDAY.id },
    { type: 'holdLapsed', alternatives: [TUESDAY] },
    { type: 'holdLapsed', alternatives: [] },
    {
      type: 'bookingConfirmed',
      booking: {
        reference: 'K7QM-3XPD',
        status: 'confirmed',
        service: 'Demo',
        startsAt: HOLD.startsAt,
        endsAt: HOLD.endsAt,
        timeZone: business.timeZone,
      },
    },
    { type: 'visitorForgotten' },
    { type: 'ticketOpened' },
    { type: 'ticketContactAdded' },
    { type: 'bookingsUnavailable', turn: 7 },
  ];
}
