import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { Expectation } from '../../backend/src/dialogue/expectation.ts';
import { en } from '../assistant/questions/en.ts';
import { es } from '../assistant/questions/es.ts';
import { pt } from '../assistant/questions/pt.ts';
import { answeredQuestions } from '../assistant/questions/question-table.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import {
  answer,
  asked,
  barbershop,
  book,
  btrix,
  change,
  FRIDAY,
  faq,
  invalid,
  NOT_UNDERSTOOD,
  passage,
  read,
  simple,
  topic,
} from '../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const ask = (kind: 'unknown' | 'offTopic' | 'upset' | 'whoAnswers'): VisitorEvent => ({
  type: 'ask',
  asked: { kind },
});
const businesses = { btrix, barbershop };

/** Where questions can come in, for both businesses except in the first two. */
const scenes: Readonly<Record<string, Expectation>> = {
  'where a company is asked for': asked(btrix, 'COMPANY'),
  'where an address is asked for': asked(btrix, 'EMAIL'),
  'in the menu': { kind: 'menu' },
  'where a name is asked for': asked(btrix, 'NAME'),
  'where times are offered': { kind: 'slot', offered: ['demo-team@2026-11-24T09:00Z'] },
  'at the review': { kind: 'review' },
};

const entriesIn = (event: VisitorEvent): readonly string[] => {
  if (event.type !== 'ask') return [];
  if (event.asked.kind === 'entry') return [event.asked.entry];
  return event.asked.kind === 'eitherOf' ? event.asked.entries : [];
};

describe.each([en, pt, es])('questions in $language', (table) => {
  const locale = table.language;

  test.each(Object.entries(scenes))('are answered %s', (_, expectation) => {
    const all = answeredQuestions(table).filter(
      ({ business }) =>
        business === 'btrix' || expectation.kind !== 'question' || expectation.question.kind === 'name',
    );
    const missed = all.filter(({ business, question, entry }) => {
      const event = read(question, { business: businesses[business], expectation, locale });
      return !entriesIn(event).includes(entry);
    });
    const wrong = missed.map(({ question }) => question);
    expect(missed.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(all.length * 0.1);
  });

  test.each(Object.entries(scenes))('that are off-topic are not %s', (_, expectation) => {
    const events = table.offTopic.map((text) => ({ text, event: read(text, { expectation, locale }) }));
    expect(events.filter(({ event }) => entriesIn(event).length > 0)).toEqual([]);
    expect(events.filter(({ event }) => event.type === 'book' || event.type === 'wishSlot')).toEqual([]);
  });
});

describe('in the menu', () => {
  test.each<Row>([
    ['gdpr', passage('data-protection#are-you-gdpr-compliant')],
    ['free trial', passage('prices#is-there-a-free-trial')],
    ["I'd like to know how long it takes to go live", passage('set-up#how-long-does-it-take-to-go-live')],
    ['can you tell me if VAT is included', passage('prices#is-vat-included')],
    ['Can I change my plan later?', passage('contract#can-i-change-my-plan-later')],
    ['are there any discuonts?', passage('prices#are-there-discounts')],
    ['how much is Pro?', topic('PRICING', 'pro')],
    ['how much does it cost?', topic('PRICING')],
    ['how long is the demo', faq('demo-length')],
    ['refund policy', ask('unknown')],
    ['warranty', ask('unknown')],
    ['do you have a warranty?', ask('unknown')],
    ['Who are you?', ask('whoAnswers')],
    ['hi, are you a robot?', ask('whoAnswers')],
    ['you are an idiot', ask('upset')],
    ['write me a poem about sales', ask('offTopic')],
    ["what's the weather like tomorrow?", ask('offTopic')],
    ['how tall is the Eiffel tower?', ask('offTopic')],
    ['what?', NOT_UNDERSTOOD],
    ['is it?', NOT_UNDERSTOOD],
    ['I need help with my invoice', simple('openSupport')],
    ['can I cancel my booking?', simple('cancel')],
    ['can I talk to a person?', simple('askPerson')],
    ['can I book a demo?', book('demo')],
  ])('%j is read', (text, event) => {
    expect(read(text)).toEqual(event);
  });
});

describe('in the middle of a booking', () => {
  test.each<Row>([
    ['what matters inc', answer({ COMPANY: 'what matters inc' })],
    ['Discount Tire', answer({ COMPANY: 'Discount Tire' })],
    ['Free Trial Ltd', answer({ COMPANY: 'Free Trial Ltd' })],
    ['Netflix', answer({ COMPANY: 'Netflix' })],
    ['Idiot Savant Games GmbH & Sons', answer({ COMPANY: 'Idiot Savant Games GmbH & Sons' })],
    ['Is VAT included', passage('prices#is-vat-included')],
    ['do you have a warranty?', ask('unknown')],
    ['tell me a joke', ask('offTopic')],
    ['who are you', ask('whoAnswers')],
    ['why do you need that?', NOT_UNDERSTOOD],
  ])('a company: %j', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'COMPANY') })).toEqual(event);
  });

  test.each<Row>([
    ['Will', answer({ NAME: 'Will' })],
    ['Will Young', answer({ NAME: 'Will Young' })],
    ['May Parker', answer({ NAME: 'May Parker' })],
    ['Ana Silva?', answer({ NAME: 'Ana Silva' })],
    ['are there discounts', passage('prices#are-there-discounts')],
    ['what is your refund deadline?', ask('unknown')],
    ['do you sell horses?', ask('unknown')],
    ['John123', invalid('notAName')],
  ])('a name: %j', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'NAME') })).toEqual(event);
  });

  test('what is to be changed is no question', () => {
    const review = { expectation: { kind: 'review' } } as const;
    expect(read('can I change the time?', review)).toEqual(change('SLOT'));
    expect(read('can I change my email?', review)).toEqual(change('EMAIL'));
  });
});

describe('which of two was meant', () => {
  const options = ['faq:set-up-and-monthly', 'passage:prices#is-there-a-set-up-fee'];
  const second = passage('prices#is-there-a-set-up-fee');

  test.each([
    '2',
    '2.',
    'the second one',
    'Is there a set-up fee?',
    '2) Is there a set-up fee?',
    options[1] ?? '',
  ])('%j is the second one, whatever was asked before', (text) => {
    expect(read(text, { options })).toEqual(second);
    for (const id of ['NAME', 'COMPANY', 'EMPLOYEES', 'CHANNEL']) {
      expect(read(text, { options, expectation: asked(btrix, id) }), id).toEqual(second);
    }
    expect(read(text, { options, expectation: { kind: 'slot', offered: ['a', 'b', 'c'] } })).toEqual(second);
  });

  test('an answer to what was asked before is still one', () => {
    expect(read('12', { options, expectation: asked(btrix, 'EMPLOYEES') })).toEqual(
      answer({ EMPLOYEES: 12 }),
    );
    expect(read('WhatsApp', { options, expectation: asked(btrix, 'CHANNEL') })).toEqual(
      answer({ CHANNEL: 'whatsapp' }),
    );
  });
});

test('a long hostile text is read in good time', () => {
  const texts = [
    'what is '.repeat(250),
    `${'setup '.repeat(330)}?`,
    `how much ${'fee?'.repeat(480)}`,
    '¿'.repeat(2_000),
  ];
  for (const text of texts) {
    expect(
      cpuMsOf((time) => read(text, { now: FRIDAY + time })),
      text.slice(0, 20),
    ).toBeLessThan(100);
  }
});
