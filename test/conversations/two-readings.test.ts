import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatReply } from '../../backend/src/protocol/chat.ts';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';
import { type BusinessFolder, openAllHours } from '../support/open-all-hours.ts';

let business: BusinessFolder;
let roundTheClock: BusinessFolder;
let app: TestApp;
let appAtNight: TestApp;
beforeAll(async () => {
  business = await openAllHours();
  roundTheClock = await openAllHours('00:00-24:00');
  app = await startApp({ BUSINESS_DIR: business.dir });
  appAtNight = await startApp({ BUSINESS_DIR: roundTheClock.dir });
});
afterAll(async () => {
  await Promise.all([app?.stop(), appAtNight?.stop()]);
  await Promise.all([business?.remove(), roundTheClock?.remove()]);
});

const ANSWERS = `
  > Ana
  > ana@acme.example
  > 912 345 678
  > Acme
  > 12
  > Email
  > Bookings
`;

const DAY_AFTER_TOMORROW = new Date(Date.now() + 2 * 86_400_000);
const IN_WORDS = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Lisbon',
}).format(DAY_AFTER_TOMORROW);

const DATE = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Lisbon' }).format(DAY_AFTER_TOMORROW);

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const optionsOf = ({ parts }: ChatReply) =>
  parts.flatMap((part) => (part.type === 'options' ? part.options : []));

test('an hour for which both halves of the day are open is asked about with two full dates, and held once it is known', () =>
  play(
    app.url,
    `
    > book
    ${ANSWERS}
    > the day after tomorrow at 8
    < BOOK_SLOT Which one do you mean?
    < 1. ${IN_WORDS}, 08:00
    < 2. ${IN_WORDS}, 20:00
    > 2
    < BOOK_REVIEW ${IN_WORDS}, 20:00
    > make it 7
    < BOOK_SLOT Which one do you mean?
    < 1. ${IN_WORDS}, 07:00
    > in the morning
    < BOOK_REVIEW ${IN_WORDS}, 07:00
    > cancel
    `,
  ));

test('what was said from the menu is asked about when times are next', () =>
  play(
    app.url,
    `
    > book a demo the day after tomorrow at 9
    < BOOK_NAME
    ${ANSWERS}
    < BOOK_SLOT Which one do you mean?
    > ${IN_WORDS}, 09:00
    < BOOK_REVIEW ${IN_WORDS}, 09:00
    > cancel
    `,
  ));

test('nothing is searched while it is not known which one is meant, and neither of them is none', () =>
  play(
    app.url,
    `
    > book
    ${ANSWERS}
    > the day after tomorrow at 8
    > bananas
    < BOOK_SLOT Which one do you mean?
    ! 3.
    > thanks
    < BOOK_SLOT Which one do you mean?
    > none of these
    < BOOK_SLOT 6.
    > cancel
    `,
  ));

test('a button says by itself which one it is', async () => {
  const asked = await play(app.url, `> book\n${ANSWERS}\n> the day after tomorrow at 8`);
  expect(optionsOf(asked).map(({ id }) => id)).toEqual([`day:${DATE}+time:08:00`, `day:${DATE}+time:20:00`]);
});

test('a press of a button is held', () =>
  play(
    app.url,
    `
    > book
    ${ANSWERS}
    > the day after tomorrow at 8
    > day:${DATE}+time:08:00
    < BOOK_REVIEW ${IN_WORDS}, 08:00
    > cancel
    `,
  ));

test('the words on a button are held where the same time is free twice a day', () =>
  play(
    appAtNight.url,
    `
    > book
    ${ANSWERS}
    > the day after tomorrow at 10
    < BOOK_SLOT Which one do you mean?
    > ${IN_WORDS}, 10:00
    < BOOK_REVIEW ${IN_WORDS}, 10:00
    > another time
    < BOOK_SLOT
    > the day after tomorrow after 10
    < BOOK_SLOT 2. ${IN_WORDS}, from 22:00 on
    > ${IN_WORDS}, from 10:00 on
    < BOOK_SLOT 1. ${IN_WORDS}, 10:00
    > ${IN_WORDS}, 10:00
    < BOOK_REVIEW ${IN_WORDS}, 10:00
    > cancel
    `,
  ));

test('what was offered before is not what is meant, also below the way out of many misunderstandings', () =>
  play(
    appAtNight.url,
    `
    > book
    ${ANSWERS}
    > in the evening
    < BOOK_SLOT 1.
    > the day after tomorrow at 10
    < BOOK_SLOT Which one do you mean?
    > bananas
    > bananas
    > bananas
    ! Which one do you mean?
    > 22:00
    < BOOK_REVIEW ${IN_WORDS}, 22:00
    > cancel
    `,
  ));

test.each([
  {
    locale: 'pt-BR',
    opening: 'quero marcar uma demo depois de amanhã às 8',
    channel: 'E-mail',
    inTheEvening: 'às 8 da noite',
  },
  {
    locale: 'es',
    opening: 'quiero reservar una demo pasado mañana a las 8',
    channel: 'Correo',
    inTheEvening: 'a las 8 de la tarde',
  },
])('in $locale the full date is asked about, offered and shown before it is booked', async (spoken) => {
  const { locale, opening, channel, inTheEvening } = spoken;
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeZone: 'Europe/Lisbon',
  }).format(DAY_AFTER_TOMORROW);
  await play(
    app.url,
    `
    > ${opening}
    > Ana
    > ana@acme.example
    > 912 345 678
    > Acme
    > 12
    > ${channel}
    > 1
    < BOOK_SLOT 1. ${sentenceCase(date)}, 08:00
    < 2. ${sentenceCase(date)}, 20:00
    > ${inTheEvening}
    < BOOK_REVIEW ${sentenceCase(date)}, 20:00
    > cancelar
    `,
  );
});
