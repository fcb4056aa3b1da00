import { afterAll, beforeAll, describe, test } from 'vitest';
import { play } from '../support/conversation.ts';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

let btrix: TestApp;
let barbershop: TestApp;
beforeAll(async () => {
  btrix = await startApp();
  barbershop = await startApp({ BUSINESS_DIR: 'backend/business/barbershop' });
});
afterAll(() => Promise.all([btrix.stop(), barbershop.stop()]));

describe('a question in the middle of a booking', () => {
  test('is answered by its passage, under its heading, and what was asked is asked again', () =>
    play(
      btrix.url,
      `
      > book a demo
      < BOOK_NAME What's your name?
      > where do you store our data?
      < BOOK_NAME Where is our data stored?
      < In data centres in Frankfurt and Dublin.
      < What's your name?
      > Ana Silva
      < BOOK_EMAIL
      > what if the agent doesn't know the answer?
      < BOOK_EMAIL It says so and passes the conversation to a person
      < What's your work email?
      > ana@acme.example
      < BOOK_PHONE
      `,
    ).then(() => undefined));

  test('is answered where any words are an answer, too', () =>
    play(
      btrix.url,
      `
      > book
      > Ana Silva
      > ana@acme.example
      > +351 912 345 678
      < BOOK_COMPANY
      > do you have a free trial?
      < BOOK_COMPANY No, but the demo is free
      < Which company are you with?
      > What Matters Ltd
      < BOOK_EMPLOYEES
      > is VAT included?
      < BOOK_EMPLOYEES All prices are without VAT
      > 12
      < BOOK_CHANNEL
      > does it integrate with HubSpot?
      < BOOK_CHANNEL HubSpot, Salesforce, Pipedrive
      < 1. WhatsApp
      > 1
      < BOOK_GOAL
      `,
    ).then(() => undefined));

  test('is answered while times are offered, which can still be picked', () =>
    play(
      barbershop.url,
      `
      > haircut
      > Ana Silva
      > 212 555 0147
      < BOOK_SLOT
      > is there parking nearby?
      < BOOK_SLOT parking meters in front of the shop
      < Which one suits you?
      > 1
      < BOOK_REVIEW
      > what happens if I'm late?
      < BOOK_REVIEW We keep your chair for 10 minutes.
      < Shall I book it?
      > yes
      < BOOK_CONFIRMED
      > can I pay by card?
      < BOOK_CONFIRMED In cash, by card
      `,
    ).then(() => undefined));

  test('that nothing answers is said so, with nothing to choose but what is asked again', () =>
    play(
      btrix.url,
      `
      > book a demo
      > do you have a warranty?
      < BOOK_NAME I don't know that, and I would rather not guess.
      < What's your name?
      ! Talk to a person
      > tell me a joke
      < BOOK_NAME I can only help with BTRIX.
      < What's your name?
      ! 1. 
      > are you a robot?
      < BOOK_NAME I'm the automated assistant of BTRIX, not a person.
      < What's your name?
      > Ana Silva
      < BOOK_EMAIL Thanks, Ana.
      `,
    ).then(() => undefined));
});

describe('a question that two passages come near to', () => {
  test('is asked about alone; the choice is confirmed, and the booking goes on', () =>
    play(
      btrix.url,
      `
      > book a demo
      < BOOK_NAME
      > how much is the set-up fee?
      < BOOK_NAME Which of these do you mean?
      < 1. Is the price one-off or monthly?
      < 2. Is there a set-up fee?
      ! What's your name?
      > 2
      < BOOK_NAME €2,200 for Pro
      < What's your name?
      > Ana Silva
      < BOOK_EMAIL
      `,
    ).then(() => undefined));

  test.each([
    ['the first one', 'Each plan has a one-off price'],
    ['Is there a set-up fee?', '€2,200 for Pro'],
    ['2) Is there a set-up fee?', '€2,200 for Pro'],
  ])('takes %j for a choice', (message, told) =>
    play(
      btrix.url,
      `
      > hi
      > how much is the set-up fee?
      < MENU Which of these do you mean?
      > ${message}
      < MENU ${told}
      `,
    ).then(() => undefined),
  );

  test('needs no answer: a time that was offered can be picked instead', () =>
    play(
      btrix.url,
      `
      > book a demo
      > Ana Silva
      > ana@acme.example
      > +351 912 345 678
      > Acme
      > 12
      > 1
      > 1
      < BOOK_SLOT
      > how much is the set-up fee?
      < BOOK_SLOT Which of these do you mean?
      > the third one
      < BOOK_REVIEW
      `,
    ).then(() => undefined));
});

describe('outside a booking', () => {
  test('what is not known is said, and a person offered', () =>
    play(
      btrix.url,
      `
      > hi
      > do you have a warranty?
      < MENU I don't know that, and I would rather not guess.
      < 1. Talk to a person
      > 1
      < SUPPORT_ISSUE
      > do you take direct debit?
      < SUPPORT_ISSUE By bank transfer or direct debit
      `,
    ).then(() => undefined));

  test('it is never the first thing that is said', () =>
    play(
      btrix.url,
      `
      > do you have a warranty?
      < MENU Hi — I'm BTRIX.
      ! I don't know
      `,
    ).then(() => undefined));

  test('an annoyed visitor gets an apology and what would help', () =>
    play(
      btrix.url,
      `
      > book
      > this is ridiculous, you are not listening
      < BOOK_NAME I'm sorry this is not going well.
      < 1. Talk to a person
      ! What's your name?
      > Ana
      < BOOK_EMAIL
      `,
    ).then(() => undefined));

  test('an insult gets a polite answer', () =>
    play(
      btrix.url,
      `
      > hi
      > you are stupid
      < MENU I'm sorry this is not going well.
      `,
    ).then(() => undefined));

  test('prices are the menu, and what is not on it is known', () =>
    play(
      btrix.url,
      `
      > hi
      > how much is Pro?
      < PRICING_DETAIL €2,200
      > are there discounts?
      < PRICING_DETAIL Whoever pays for a year in advance
      > gdpr
      < PRICING_DETAIL data processing agreement
      `,
    ).then(() => undefined));
});
