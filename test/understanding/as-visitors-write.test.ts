import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../backend/src/dialogue/expectation.ts';
import { answer, asked, barbershop, book, btrix, correct, read } from '../support/reading.ts';

const ANSWERS = { NAME: 'Ana Silva', EMAIL: 'ana@acme.com', PHONE: '+351912345678' };
const CONFIRMED: Expectation = { kind: 'confirmed' };
const WHO_ANSWERS = { type: 'ask', asked: { kind: 'whoAnswers' } };

describe('a question whether a person answers gets an answer in any state', () => {
  test.each([
    ['are you a bot?', 'en'],
    ['r u a bot', 'en'],
    ['wait am i talking to a real person or a bot', 'en'],
    ["you're a robot right?", 'en'],
    ['vc é robô ou pessoa?', 'pt-BR'],
    ['isso aqui é um bot?', 'pt-BR'],
    ['sos un bot?', 'es'],
  ])('%j', (text, locale) => {
    for (const expectation of [{ kind: 'menu' }, asked(btrix, 'NAME'), { kind: 'review' }] as const)
      expect(read(text, { expectation, locale, answers: ANSWERS })).toEqual(WHO_ANSWERS);
  });

  test.each(['do your bots speak French?', 'is there an agent for sales?', 'are you open on Friday?'])(
    '%j asks something else',
    (text) => expect(read(text)).not.toEqual(WHO_ANSWERS),
  );
});

describe('whether it is free is asked of the price', () => {
  test('where it is known, of that', () =>
    expect(read('is it free?', { expectation: asked(btrix, 'EMAIL') })).toMatchObject({
      asked: { entry: 'passage:prices#is-there-a-free-trial' },
    }));

  test('and else of what it costs, also where times are free', () =>
    expect(
      read('is it free?', { business: barbershop, expectation: { kind: 'slot', offered: [] } }),
    ).toMatchObject({ asked: { entry: 'passage:prices#how-much-is-a-haircut' } }));

  test.each([
    ['never mind, how much is it?', 'en'],
    ['deixa pra lá, quanto custa?', 'pt-BR'],
    ['da igual, ¿cuánto cuesta?', 'es'],
  ])('%j is a question, and no name', (text, locale) =>
    expect(read(text, { expectation: asked(btrix, 'NAME'), locale })).toMatchObject({ topicId: 'PRICING' }),
  );
});

test.each([
  ['any time', 'en'],
  ['whenever', 'en'],
  ['any time today', 'en'],
  ['a qualquer hora', 'pt-BR'],
  ['a cualquier hora', 'es'],
])('%j is no name, where that is asked for', (text, locale) =>
  expect(
    read(text, { expectation: asked(barbershop, 'NAME'), business: barbershop, locale }),
  ).not.toMatchObject({
    type: 'answers',
  }),
);

describe('once a booking is made', () => {
  test.each([
    ["sorry I can't come anymore", 'en'],
    ["something came up, I won't be able to make it", 'en'],
    ['surgiu um imprevisto, não posso mais ir', 'pt-BR'],
    ['al final no puedo asistir', 'es'],
  ])('%j cancels it', (text, locale) =>
    expect(read(text, { expectation: CONFIRMED, locale })).toEqual({ type: 'cancel' }),
  );

  test.each([
    ['can I come at 5pm instead', 'en'],
    ['any chance we could push it to thursday', 'en'],
    ['consigo ir às 17h em vez disso?', 'pt-BR'],
    ['¿puedo ir el jueves mejor?', 'es'],
  ])('%j is about its time', (text, locale) =>
    expect(read(text, { expectation: CONFIRMED, locale }).type).toBe('wishSlot'),
  );

  test.each(['could we make it an hour later?', 'reschedule K7QM-3XPD please', 'need to rearrange'])(
    '%j changes it',
    (text) => expect(read(text, { expectation: CONFIRMED })).toEqual({ type: 'change', target: 'SLOT' }),
  );

  test('a visitor who asks for one more gets it', () =>
    expect(read('can I book another demo on Friday?', { expectation: CONFIRMED }).type).toBe('book'));
});

describe('an address that is spelt out', () => {
  test.each([
    ['john at acme dot com', 'john@acme.com'],
    ['john dot smith at gmail dot com', 'john.smith@gmail.com'],
    ["it's info [at] acme [dot] co [dot] uk", 'info@acme.co.uk'],
    ['joana arroba acme ponto com ponto br', 'joana@acme.com.br'],
    ['juan arroba acme punto es', 'juan@acme.es'],
  ])('%j', (text, email) =>
    expect(read(text, { expectation: asked(btrix, 'EMAIL') })).toEqual(answer({ EMAIL: email })),
  );

  test('is not one without its dot', () =>
    expect(read('meet me at acme.com', { expectation: asked(btrix, 'EMAIL') }).type).not.toBe('answer'));
});

describe('what is no answer is not taken for one', () => {
  test.each([
    ['none of these', 'en'],
    ['none of the above', 'en'],
    ['nenhuma dessas', 'pt-BR'],
    ['ninguna de las anteriores', 'es'],
  ])('%j', (text, locale) => {
    for (const id of ['COMPANY', 'CHANNEL', 'GOAL'])
      expect(read(text, { expectation: asked(btrix, id), locale })).toEqual({ type: 'notUnderstood' });
  });

  test('the choice of another question is its answer', () =>
    expect(read('website chat I suppose', { expectation: asked(btrix, 'COMPANY') })).toEqual(
      answer({ CHANNEL: 'website-chat' }),
    ));

  test.each([
    ['my name is Thomas actually', 'Thomas', 'en'],
    ['meu nome é Tomás na verdade', 'Tomás', 'pt-BR'],
    ['me llamo Tomás en realidad', 'Tomás', 'es'],
  ])('%j has a name and no more in it', (text, name, locale) =>
    expect(read(text, { expectation: asked(btrix, 'PHONE'), answers: ANSWERS, locale })).toEqual(
      correct({ NAME: name }),
    ),
  );
});

describe('a first message', () => {
  test('that introduces someone and wants to meet', () =>
    expect(read("Hi, it's Bob from Acme, can we meet?")).toEqual(
      book(null, { answers: { NAME: 'Bob', COMPANY: 'Acme' } }),
    ));

  test('a town is no company', () =>
    expect(read("Hi, it's Bob from Porto, can we meet?")).toEqual(book(null, { answers: { NAME: 'Bob' } })));

  test('a day is found in a long story, and times are offered for it', () =>
    expect(
      read(
        'we are a small law firm and get many calls every day which nobody can answer so a colleague told me to look at you, would it be possible to talk next tuesday afternoon maybe',
      ),
    ).toMatchObject({
      type: 'book',
      wish: {
        day: { kind: 'date', date: '2026-11-24' },
        time: { kind: 'part', part: 'afternoon' },
        unsure: true,
      },
    }));
});

describe('a day is never another one than was meant', () => {
  /** A review with a time on Tuesday. */
  const review = { expectation: { kind: 'review', heldAt: '2026-11-24T15:00:00Z' } } as const;

  test('"the day after" is counted from what is held', () =>
    expect(read('make that the day after, same time', review)).toMatchObject({
      wish: { day: { kind: 'date', date: '2026-11-25' }, time: { kind: 'at', minute: 900 } },
    }));

  test.each([
    ['semana que vem to viajando', 'pt-BR'],
    ['la semana que viene estoy de vacaciones', 'es'],
    ['next week I’m away', 'en'],
  ])('%j rules that week out', (text, locale) => {
    const event = read(text, { expectation: { kind: 'slot', offered: [] }, locale });
    expect(event).toMatchObject({
      wish: { day: null, not: [{ day: { kind: 'range', from: '2026-11-23', to: '2026-11-29' } }] },
    });
  });

  test('"not next week, the following one" is the week after', () =>
    expect(
      read('not next week, the following one', { expectation: { kind: 'slot', offered: [] } }),
    ).toMatchObject({ wish: { day: { kind: 'range', from: '2026-11-30', to: '2026-12-06' } } }));

  test('"Friday week", said on a Friday, is in a week', () =>
    expect(read('friday week 11am', { expectation: { kind: 'slot', offered: [] } })).toMatchObject({
      wish: { day: { kind: 'date', date: '2026-11-27' }, time: { kind: 'at', minute: 660 } },
    }));
});
