import { describe, expect, test } from 'vitest';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import {
  answer,
  asked,
  barbershop,
  book,
  btrix,
  change,
  correct,
  faq,
  invalid,
  NOT_UNDERSTOOD,
  questionOf,
  read,
  simple,
  topic,
} from '../support/reading.ts';

type Row = readonly [text: string, event: VisitorEvent];

const TOMORROW_AT_3 = {
  day: { kind: 'date', date: '2026-11-21' },
  time: { kind: 'at', minute: 900 },
} as const;
const FRIDAY_AFTERNOON = {
  day: { kind: 'weekday', weekday: 5 },
  time: { kind: 'part', part: 'afternoon' },
} as const;
const wish: VisitorEvent = { type: 'wishSlot', wish: TOMORROW_AT_3 };

describe('a name', () => {
  test.each([
    ['John', 'John'],
    ["josé maría o'neill-garcía", "josé maría o'neill-garcía"],
    ['李小龍', '李小龍'],
    ['Иван Петров', 'Иван Петров'],
    ["I'm Ana", 'Ana'],
    ['Hi, I’m Ana!', 'Ana'],
    ['i am ana', 'ana'],
    ['my name is Ana  Silva', 'Ana Silva'],
    ['this is Dr. João P. Silva Jr.', 'Dr. João P. Silva Jr.'],
    ['call me Ana', 'Ana'],
    ['Silva, Ana', 'Silva, Ana'],
    ['Ana M. de la Cruz', 'Ana M. de la Cruz'],
    ['José María de la Cruz y Pérez', 'José María de la Cruz y Pérez'],
    ["it's me, Mario", 'Mario'],
    ['my name is spelled Jon', 'Jon'],
    ['April May', 'April May'],
    ['June', 'June'],
    ['Billy Sunday', 'Billy Sunday'],
  ])('%j is %j', (text, name) => {
    expect(read(text, { expectation: asked(btrix, 'NAME') })).toEqual(answer({ NAME: name }));
  });

  test('accents stay as they were typed, composed', () => {
    expect(read('Joa\u0303o', { expectation: asked(btrix, 'NAME') })).toEqual(answer({ NAME: 'Jo\u00e3o' }));
  });

  test.each<Row>([
    ['John123', invalid('notAName')],
    ['42', invalid('notAName')],
    ['1', invalid('notAName')],
    ['a b c d e f g h i', invalid('notAName')],
    ["I don't know", invalid('notAName')],
    ['yes', invalid('notAName')],
    ['@ana', invalid('notAName')],
    ['???', invalid('empty')],
    ['x'.repeat(201), invalid('tooLong')],
    ['how much does it cost?', topic('PRICING')],
    ['How long does the demo take?', faq('demo-length')],
    ['I would like to talk to a human', simple('askPerson')],
    ['back', simple('back')],
    ['hello', simple('greet')],
    ['book', book()],
    ['tomorrow at 3', wish],
    ['Friday afternoon', { type: 'wishSlot', wish: FRIDAY_AFTERNOON }],
  ])('%j is none', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'NAME') })).toEqual(event);
  });
});

describe('an e-mail address', () => {
  test.each<Row>([
    ['ana@acme.com', answer({ EMAIL: 'ana@acme.com' })],
    ['My email is ANA@Acme.com.', answer({ EMAIL: 'ana@acme.com' })],
    ['<ana@acme.com>', answer({ EMAIL: 'ana@acme.com' })],
    ['mailto:ana@acme.com', answer({ EMAIL: 'ana@acme.com' })],
    ["it's ana@acme.com, thanks", answer({ EMAIL: 'ana@acme.com' })],
    ['ana＠acme.com', answer({ EMAIL: 'ana@acme.com' })],
    ['ana@acme', invalid('notAnEmail')],
    ['ana@acme.com or ana@gmail.com', invalid('notAnEmail')],
    [`${'a'.repeat(210)}@acme.com`, invalid('tooLong')],
    ['yes', invalid('notAnEmail')],
    ['can I go back', simple('back')],
    ['pricing', topic('PRICING')],
    ['tomorrow at 3', wish],
    ['skip', simple('skip')],
  ])('%j is read', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'EMAIL') })).toEqual(event);
  });
});

describe('a phone number', () => {
  test.each([
    ['+351 912 345 678', '+351912345678'],
    ['00351912345678', '+351912345678'],
    ['my number is +351 912-345-678 thanks', '+351912345678'],
    ['(212) 555-0142', '+12125550142'],
    ['212.555.0142', '+12125550142'],
    // Not a number in the barbershop's country.
    ['912345678', '912345678'],
    ['912  345 678', '912 345 678'],
    // No numbering plan has these numbers, but they are accepted.
    ['+1 555 123 4567', '+1 555 123 4567'],
    ['+999 12345678', '+999 12345678'],
  ])('%j is kept as %j', (text, phone) => {
    expect(read(text, { expectation: asked(barbershop, 'PHONE'), business: barbershop })).toEqual(
      answer({ PHONE: phone }),
    );
  });

  test('written locally is one of the country of the business, if that is known', () => {
    const anywhere = { ...btrix, country: null };
    const read912 = (business: Business) =>
      read('912 345 678', { business, expectation: asked(business, 'PHONE') });
    expect(read912(btrix)).toEqual(answer({ PHONE: '+351912345678' }));
    expect(read912(anywhere)).toEqual(answer({ PHONE: '912 345 678' }));
  });

  test.each<Row>([
    ['1234567', invalid('notAPhone')],
    ['1234567890123456', invalid('notAPhone')],
    ['no phone', { type: 'skip' }],
    ['2', invalid('notAPhone')],
    [
      '2026-12-03 10:30',
      {
        type: 'wishSlot',
        wish: { day: { kind: 'date', date: '2026-12-03' }, time: { kind: 'at', minute: 630 } },
      },
    ],
  ])('%j is none', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'PHONE') })).toEqual(event);
  });
});

describe('a number', () => {
  test.each([
    ['50', 50],
    ['about 50', 50],
    ['around 5', 5],
    ['50+', 50],
    ['1,200', 1_200],
    ['1.200', 1_200],
    ['12 000 people', 12_000],
    ['2k', 2_000],
    ['we have 12 people', 12],
    ['twenty', 20],
    ['twenty-five', 25],
    ['one hundred and twenty', 120],
    ['two thousand five hundred', 2_500],
    ['a dozen', 12],
    ['just me', 1],
    ['none', 0],
    ['10000000', 10_000_000],
    ['actually it’s 60', 60],
    ['about 20-30 people', 30],
    ['10 to 20', 20],
    ['between 10 and 20', 20],
    ['10 or 12 i think', 12],
  ])('%j is %d', (text, number) => {
    expect(read(text, { expectation: asked(btrix, 'EMPLOYEES') })).toEqual(answer({ EMPLOYEES: number }));
  });

  test.each([
    '10-50',
    '20 to 10',
    'ten to twenty',
    'two three',
    '-5',
    '12.5',
    '99999999',
    '12 people in 3 offices',
    'no idea',
    'between 10 and 50',
    'constructor',
  ])('%j is none', (text) => {
    expect(read(text, { expectation: asked(btrix, 'EMPLOYEES') })).toEqual(invalid('notANumber'));
  });

  test('a day is not taken for a number', () => {
    expect(read('tomorrow at 3', { expectation: asked(btrix, 'EMPLOYEES') })).toEqual(wish);
  });
});

describe('a text', () => {
  test.each([
    'Acme',
    'Acme, Inc.',
    'Back Market',
    'Menu Labs',
    'Booking.com',
    'No Limits',
    '1',
    '42',
    'Ana & Sons',
    'Yes Bank',
    'Acme, Porto',
  ])('%j is an answer as it is', (text) => {
    expect(read(text, { expectation: asked(btrix, 'COMPANY') })).toEqual(answer({ COMPANY: text }));
  });

  test.each<Row>([
    ['my company is Acme', answer({ COMPANY: 'Acme' })],
    ['company: acme', answer({ COMPANY: 'acme' })],
    ['we are Acme', answer({ COMPANY: 'Acme' })],
    ['I work at Acme', answer({ COMPANY: 'Acme' })],
    ['Acme, and my email is x@acme.com', answer({ COMPANY: 'Acme', EMAIL: 'x@acme.com' })],
    ['Acme, 50 people', answer({ COMPANY: 'Acme', EMPLOYEES: 50 })],
    ['Acme, Inc., about 50 employees', answer({ COMPANY: 'Acme, Inc.', EMPLOYEES: 50 })],
    ['Acme, 12 Main Street', answer({ COMPANY: 'Acme, 12 Main Street' })],
    ['Acme\nInc.', answer({ COMPANY: 'Acme, Inc.' })],
    ['yes', NOT_UNDERSTOOD],
    ['No!', NOT_UNDERSTOOD],
    ['ok', NOT_UNDERSTOOD],
    ['what do you mean', NOT_UNDERSTOOD],
    ['why do you need that', NOT_UNDERSTOOD],
    ['What Matters Ltd', answer({ COMPANY: 'What Matters Ltd' })],
    ['help', simple('openSupport')],
    ['support please', simple('openSupport')],
    ['pricing', topic('PRICING')],
    ['menu', simple('openMenu')],
    ['thanks', simple('thank')],
    ['How long does the demo take?', faq('demo-length')],
    ['?!', invalid('empty')],
    ['x'.repeat(201), invalid('tooLong')],
    ['é'.repeat(200), answer({ COMPANY: 'é'.repeat(200) })],
  ])('%j is read', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'COMPANY') })).toEqual(event);
  });
});

describe('a choice', () => {
  const strict = (): Business => ({
    ...btrix,
    questions: btrix.questions.map((question) =>
      question.id === 'CHANNEL' && question.kind === 'choice' ? { ...question, freeText: false } : question,
    ),
  });

  test.each<Row>([
    ['1', answer({ CHANNEL: 'whatsapp' })],
    ['the second one', answer({ CHANNEL: 'website-chat' })],
    ['website-chat', answer({ CHANNEL: 'website-chat' })],
    ['whats app', answer({ CHANNEL: 'whatsapp' })],
    ['e-mail', answer({ CHANNEL: 'email' })],
    ['Instagram', answer({ CHANNEL: 'instagram-facebook' })],
    ['we use whatsapp mostly', answer({ CHANNEL: 'whatsapp' })],
    ['WhatsApp and email', answer({ CHANNEL: 'WhatsApp and email' })],
    ['not whatsapp', answer({ CHANNEL: 'not whatsapp' })],
    ['SMS', answer({ CHANNEL: 'SMS' })],
    ['no', NOT_UNDERSTOOD],
    ['help', simple('openSupport')],
    ['5', invalid('notAChoice')],
    ['2 and 3', invalid('notAChoice')],
    ['menu', simple('openMenu')],
  ])('%j is read where free text is taken', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'CHANNEL') })).toEqual(event);
  });

  test.each<Row>([
    ['bookings', answer({ GOAL: 'bookings' })],
    ['support', answer({ GOAL: 'support' })],
    ['2) Faster support', answer({ GOAL: 'support' })],
    ['leads and bookings', answer({ GOAL: 'leads and bookings' })],
    ['I want to go back to basics', answer({ GOAL: 'I want to go back to basics' })],
  ])('%j answers before it asks for anything', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'GOAL') })).toEqual(event);
  });

  test.each<Row>([
    ['on WhatsApp, I suppose', answer({ CHANNEL: 'whatsapp' })],
    ['SMS', invalid('notAChoice')],
    ['WhatsApp or email', invalid('notAChoice')],
    ['could you go back please', simple('back')],
  ])('%j is read where only the choices are', (text, event) => {
    const business = strict();
    expect(read(text, { business, expectation: asked(business, 'CHANNEL') })).toEqual(event);
  });
});

describe('an optional question', () => {
  const optional = {
    kind: 'question',
    question: { ...questionOf(btrix, 'PHONE'), optional: true },
    answered: false,
  } as const;

  test.each(['skip', 'no', 'none', 'No, thanks', 'prefer not to say', "I'd rather not"])(
    '%j leaves it out',
    (text) => {
      expect(read(text, { expectation: optional })).toEqual(simple('skip'));
    },
  );
});

describe('a question that was answered before', () => {
  test.each(['keep', 'Keep it', 'same', 'yes', 'ok', 'next', '1'])('%j keeps the answer', (text) => {
    const scene = { expectation: asked(btrix, 'NAME', true), answers: { NAME: 'Ana' }, options: ['keep'] };
    expect(read(text, scene)).toEqual(simple('keep'));
  });

  test('another answer replaces it', () => {
    const scene = { expectation: asked(btrix, 'NAME', true), answers: { NAME: 'Ana' } };
    expect(read('Anna', scene)).toEqual(answer({ NAME: 'Anna' }));
  });
});

describe('several answers at once', () => {
  const JOHN = { NAME: 'John Smith', EMAIL: 'john@x.com', PHONE: '+351912345678' };

  test.each<Row>([
    ['John, john@acme.com', answer({ NAME: 'John', EMAIL: 'john@acme.com' })],
    ['John john@acme.com', answer({ NAME: 'John', EMAIL: 'john@acme.com' })],
    ["I'm Ana from Acme, ana@acme.com", answer({ NAME: 'Ana', EMAIL: 'ana@acme.com', COMPANY: 'Acme' })],
    ["I'm Ana from Porto, ana@acme.com", answer({ NAME: 'Ana', EMAIL: 'ana@acme.com' })],
    ['Ana Silva and I work at Initech', answer({ NAME: 'Ana Silva', COMPANY: 'Initech' })],
    ["I'm Ana at Initech", answer({ NAME: 'Ana', COMPANY: 'Initech' })],
    ['Ana, Acme, ana@acme.com', answer({ NAME: 'Ana', EMAIL: 'ana@acme.com', COMPANY: 'Acme' })],
    ['Ana Silva, +351 912 345 678', answer({ NAME: 'Ana Silva', PHONE: '+351912345678' })],
    ['Ana and my email is ana@acme.com', answer({ NAME: 'Ana', EMAIL: 'ana@acme.com' })],
    ['ana@acme.com', answer({ EMAIL: 'ana@acme.com' })],
    ['Ana, tomorrow at 3', answer({ NAME: 'Ana' }, TOMORROW_AT_3)],
    ['my name is Bob tomorrow at 3', answer({ NAME: 'Bob' }, TOMORROW_AT_3)],
    ['Bob tomorrow at 3', answer({ NAME: 'Bob' }, TOMORROW_AT_3)],
    ['Maria, Globex, maria@gmail.com', answer({ NAME: 'Maria', EMAIL: 'maria@gmail.com' })],
    [
      'Ann Lee, CEO at Acme, ann@acme.com',
      answer({ NAME: 'Ann Lee', EMAIL: 'ann@acme.com', COMPANY: 'Acme' }),
    ],
    ['John Smith john@x.com 912345678', answer(JOHN)],
    ['John Smith\njohn@x.com\n912345678', answer(JOHN)],
    ['John Smith,\njohn@x.com,\n912345678,\nGlobex', answer({ ...JOHN, COMPANY: 'Globex' })],
  ])('%j answers them', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'NAME') })).toEqual(event);
  });

  test('the channel called Email is an answer, and not only a word for one', () => {
    const text = 'Ann, ann@x.com, +351 912 345 678, Globex, 25, Email, Bookings';
    expect(read(text, { expectation: asked(btrix, 'NAME') })).toMatchObject({
      answers: { EMAIL: 'ann@x.com', CHANNEL: 'email', GOAL: 'bookings' },
    });
  });

  test('those in the order in which they are asked need no mark', () => {
    const text = 'Ann, ann@x.com, +351 912 345 678, Globex, 25, WhatsApp, more leads';
    expect(read(text, { expectation: asked(btrix, 'NAME') })).toEqual(
      answer({
        NAME: 'Ann',
        EMAIL: 'ann@x.com',
        PHONE: '+351912345678',
        COMPANY: 'Globex',
        EMPLOYEES: 25,
        CHANNEL: 'whatsapp',
        GOAL: 'leads',
      }),
    );
  });

  test('an address given while another question is asked changes the one that stands', () => {
    const scene = { expectation: asked(btrix, 'COMPANY'), answers: { EMAIL: 'old@acme.com' } };
    expect(read('new@acme.com', scene)).toEqual(correct({ EMAIL: 'new@acme.com' }));
  });
});

describe('corrections while questions are asked', () => {
  const answers = { NAME: 'Ana', EMAIL: 'ana@acme.com', PHONE: '912345678' };

  test.each<Row>([
    ['no, my name is Anna', correct({ NAME: 'Anna' })],
    ['my email is x@acme.com', correct({ EMAIL: 'x@acme.com' })],
    ['wait, my email is x@acme.com', correct({ EMAIL: 'x@acme.com' })],
    ['Sorry, change my phone to 99 88 77 66', correct({ PHONE: '99 88 77 66' })],
    ['no, my email is x@acme', invalid('notAnEmail')],
    ['change my e-mail', change('EMAIL')],
    ['can I change my name please?', change('NAME')],
    ['wrong number', change('PHONE')],
    ['the name is wrong', change('NAME')],
    ['change the time', change('SLOT')],
    ['another day', change('SLOT')],
    ['different service', change('SERVICE')],
    ['Change Healthcare', answer({ COMPANY: 'Change Healthcare' })],
  ])('%j is read', (text, event) => {
    expect(read(text, { expectation: asked(btrix, 'COMPANY'), answers })).toEqual(event);
  });

  test('what cannot be meant for this question is meant for the one before', () => {
    const scene = { expectation: asked(btrix, 'EMAIL'), answers: { NAME: 'Ana' } };
    expect(read("actually it's Anna", scene)).toEqual(correct({ NAME: 'Anna' }));
    expect(read("actually it's anna@acme.com", scene)).toEqual(answer({ EMAIL: 'anna@acme.com' }));
  });

  test('a value for a question that has no answer yet is an answer', () => {
    expect(read('my phone is 912 345 678', { expectation: asked(btrix, 'EMAIL') })).toEqual(
      answer({ PHONE: '+351912345678' }),
    );
  });

  test('two corrections in one message are both read', () => {
    expect(
      read('my phone is 212 555 0142, name is Bob', { expectation: { kind: 'review' }, answers }),
    ).toEqual(correct({ PHONE: '212 555 0142', NAME: 'Bob' }));
  });
});
