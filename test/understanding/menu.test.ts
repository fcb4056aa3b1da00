import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import {
  answer,
  barbershop,
  book,
  btrix,
  faq,
  invalid,
  passage,
  read,
  simple,
  topic,
  topicOf,
} from '../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const TOMORROW_AT_3 = {
  day: { kind: 'date', date: '2026-11-21' },
  time: { kind: 'at', minute: 900 },
} as const;

describe('in the menu of a business with topics', () => {
  test.each<Row>([
    ...['1', '1.', '1)', '(1)', '#1', '１', 'option 1', 'number one', 'the first one', 'first', '1st'].map(
      (text): Row => [text, topic('PRICING')],
    ),
    ...[
      'Pricing & Plans',
      'pricing and plans',
      '1) Pricing',
      '1. pricing',
      'PRICING',
      'Price',
      'prícing',
    ].map((text): Row => [text, topic('PRICING')]),
    ...['how much does it cost?', "what's the price?", 'what are your prices', 'pricing please'].map(
      (text): Row => [text, topic('PRICING')],
    ),
    ['#2', topic('AGENTS')],
    ['3', simple('openSupport')],
    ['the last one', book()],
    ['9', simple('notUnderstood')],
    ['tell me about the pro plan', topic('PRICING', 'pro')],
    ['how much is enterprise', topic('PRICING', 'enterprise')],
    ["what's the difference between pro and essential?", topic('PRICING')],
    ['What does the sales agent do?', topic('AGENTS', 'sales')],
    ['agent', topic('AGENTS')],
    ['support', simple('openSupport')],
    ['SUPPORT', simple('openSupport')],
    ['I need help with my invoice', simple('openSupport')],
    ["I'm not sure about the price", topic('PRICING')],
    ['not pricing, the agents', topic('AGENTS')],
    ['not the pricing', simple('no')],
  ])('%j names something on the menu', (text, event) => {
    expect(read(text)).toEqual(event);
  });

  test.each<Row>([
    ...['book', 'BOOK', "I'd like to book", 'can I make an appointment?', 'Please book!', 'book now'].map(
      (text): Row => [text, book()],
    ),
    ...['book a demo', 'schedule a demo', 'I want a demo', 'good morning, can I book a demo', 'demo'].map(
      (text): Row => [text, book('demo')],
    ),
    ['book a demo for tomorrow at 3', book('demo', { wish: TOMORROW_AT_3 })],
    ['are you free tomorrow at 3?', book(null, { wish: TOMORROW_AT_3 })],
    ['can we meet tomorrow at 3?', book(null, { wish: TOMORROW_AT_3 })],
    [
      'Tuesday afternoon, for two',
      book(null, {
        wish: { day: { kind: 'weekday', weekday: 2 }, time: { kind: 'part', part: 'afternoon' } },
      }),
    ],
    [
      "book a demo for tomorrow at 3, I'm Ana from Acme, ana@acme.com",
      book('demo', { wish: TOMORROW_AT_3, answers: { NAME: 'Ana', EMAIL: 'ana@acme.com', COMPANY: 'Acme' } }),
    ],
    // Could be a town, so it is not taken for a company.
    [
      "I'm Ana from Lisbon, ana@gmail.com, book a demo",
      book('demo', { answers: { NAME: 'Ana', EMAIL: 'ana@gmail.com' } }),
    ],
    [
      'Hello, my name is Ana Silva and I would like to book a demo for tomorrow at 3',
      book('demo', { wish: TOMORROW_AT_3, answers: { NAME: 'Ana Silva' } }),
    ],
    ['how do I book?', book()],
    ["I can't book anything", simple('notUnderstood')],
    ["I don't want to book", simple('cancel')],
  ])('%j is about booking', (text, event) => {
    expect(read(text)).toEqual(event);
  });

  test.each<Row>([
    ["I'd like to speak to an agent", simple('askPerson')],
    ['talk to someone', simple('askPerson')],
    ['Talk to a person', simple('askPerson')],
    ['human', simple('askPerson')],
    ['a person, please', simple('askPerson')],
    ['Could you connect me with a real person please?', simple('askPerson')],
    ['menu', simple('openMenu')],
    ['take me back to the main menu', simple('openMenu')],
    ['go back', simple('back')],
    ['previous', simple('back')],
    ['restart', simple('startOver')],
    ['can we begin again?', simple('startOver')],
    ['never mind', simple('cancel')],
    ['stop', simple('cancel')],
    ['cancel that please', simple('cancel')],
    ['hello', simple('greet')],
    ['Good morning!', simple('greet')],
    ['thanks', simple('thank')],
    ['no thanks', simple('no')],
    ['thanks, bye', simple('goodbye')],
  ])('%j is a request', (text, event) => {
    expect(read(text)).toEqual(event);
  });

  test.each<Row>([
    ['How long does the demo take?', faq('demo-length')],
    ['when are you open', faq('demo-hours')],
    ['hi, is there a set-up fee?', faq('set-up-and-monthly')],
    ['My name is Ana', answer({ NAME: 'Ana' })],
    ['???', simple('notUnderstood')],
    ['👋', simple('notUnderstood')],
    ['banana', simple('notUnderstood')],
    // "People" is a synonym of the HR agent, but here it does not mean the agent.
    ['2 people', simple('notUnderstood')],
    ['see you tomorrow', simple('goodbye')],
    ['constructor', simple('notUnderstood')],
    ['__proto__', simple('notUnderstood')],
    ['the', simple('notUnderstood')],
    ['yesterday', invalid('past')],
  ])('%j is read', (text, event) => {
    expect(read(text)).toEqual(event);
  });

  test('a number counts the options of the last message', () => {
    expect(read('2', { options: ['BOOK', 'back', 'menu'] })).toEqual(simple('back'));
    expect(read('person', { options: ['person', 'menu'] })).toEqual(simple('askPerson'));
    expect(read('the first one', { options: ['person', 'menu'] })).toEqual(simple('askPerson'));
  });
});

describe('in the menu of a business with services only', () => {
  test.each<Row>([
    ['1', simple('openSupport')],
    ['2', book()],
    ['book an appointment', book()],
    ['haircut', book('haircut')],
    ['I need a haircut', book('haircut')],
    ['both', book('haircut-and-beard')],
    ['agent please', simple('askPerson')],
    ['how long does a haircut take?', faq('duration')],
    ['do you take walk-ins?', faq('walk-ins')],
    ['how much is a haircut?', passage('prices#how-much-is-a-haircut')],
    ['book a haircut for tomorrow at 3', book('haircut', { wish: TOMORROW_AT_3 })],
    ['haircut tomorrow at 3', book('haircut', { wish: TOMORROW_AT_3 })],
  ])('%j is read', (text, event) => {
    expect(read(text, { business: barbershop })).toEqual(event);
  });
});

describe('in a topic', () => {
  const pricing = { expectation: { kind: 'topicSelect', topic: topicOf(btrix, 'PRICING') } } as const;
  const agents = { expectation: { kind: 'topicSelect', topic: topicOf(btrix, 'AGENTS') } } as const;
  const detail = { expectation: { kind: 'topicDetail', topic: topicOf(btrix, 'PRICING') } } as const;

  test.each<Row>([
    ['2', topic('PRICING', 'pro')],
    ['pro', topic('PRICING', 'pro')],
    ['the second one', topic('PRICING', 'pro')],
    ['Pro plan please', topic('PRICING', 'pro')],
    ['I think Pro sounds good', topic('PRICING', 'pro')],
    ['agents', topic('AGENTS')],
    ['sales', topic('AGENTS', 'sales')],
    ['support', simple('openSupport')],
    ['book', book()],
    ['back', simple('back')],
  ])('%j is read', (text, event) => {
    expect(read(text, pricing)).toEqual(event);
  });

  test('an option of the topic that is open comes before what the menu calls the same', () => {
    expect(read('support', agents)).toEqual(topic('AGENTS', 'support'));
    expect(read('support', { ...agents, options: ['sales', 'support', 'menu'] })).toEqual(
      topic('AGENTS', 'support'),
    );
    expect(read('4', agents)).toEqual(topic('AGENTS', 'support'));
  });

  test.each<Row>([
    ['yes please', simple('yes')],
    ['no', simple('no')],
    ['See the others', simple('back')],
    ['what about enterprise?', topic('PRICING', 'enterprise')],
  ])('after the detail %j is read', (text, event) => {
    expect(read(text, detail)).toEqual(event);
  });
});

describe('when a service is to be chosen', () => {
  const service = { business: barbershop, expectation: { kind: 'service' } } as const;
  const chosen = (serviceId: string): VisitorEvent => ({ type: 'chooseService', serviceId });

  test.each<Row>([
    ['1', chosen('haircut')],
    ['1) Haircut', chosen('haircut')],
    ['the beard one', chosen('haircut-and-beard')],
    ['both please', chosen('haircut-and-beard')],
    ['haircut tomorrow at 3', book('haircut', { wish: TOMORROW_AT_3 })],
    ["I'd like a haircut please, my name is João", book('haircut', { answers: { NAME: 'João' } })],
    ['how long does a haircut take?', faq('duration')],
    ['back', simple('back')],
    ['asdf', simple('notUnderstood')],
  ])('%j is read', (text, event) => {
    expect(read(text, service)).toEqual(event);
  });
});
