import { beforeEach, describe, expect, test } from 'vitest';
import type { AnswerFromPassages } from '../../../backend/src/assistant/answers/answer-from-passages.ts';
import { createKnowledge } from '../../../backend/src/assistant/knowledge/knowledge.ts';
import type { ModelOutcome, ModelRequest } from '../../../backend/src/assistant/model/model.ts';
import { createConcealer } from '../../../backend/src/assistant/privacy/placeholders.ts';
import { Dialogue } from '../../../backend/src/dialogue/dialogue.ts';
import type { DialogueEvent, VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import type { DialogueState } from '../../../backend/src/dialogue/step.ts';
import type { Business } from '../../../backend/src/domain/business.ts';
import { en } from '../../../backend/src/understanding/lexicon/en.ts';
import { acceptedKinds } from '../../../backend/src/understanding/model/accepted-events.ts';
import { createModelReader } from '../../../backend/src/understanding/model/model-reader.ts';
import { createProposalReaders } from '../../../backend/src/understanding/model/proposal-readers.ts';
import { barbershop, btrix, FRIDAY } from '../../support/reading.ts';

const NOT_UNDERSTOOD: VisitorEvent = { type: 'notUnderstood' };

/** What the model answers next, what it was asked, and what was refused. */
let says: ModelOutcome;
let asked: ModelRequest[];
let refused: string[];
let answers: AnswerFromPassages;
beforeEach(() => {
  asked = [];
  refused = [];
  answers = async () => null;
});

function readerFor(business: Business) {
  const dialogue = new Dialogue(business);
  const read = createModelReader({
    dialogue,
    model: {
      isResting: false,
      ask: async (request) => {
        asked.push(request);
        return says;
      },
    },
    conceal: createConcealer(business, [en]),
    readersIn: createProposalReaders(business, createKnowledge(business)),
    answer: (question) => answers(question),
    refused: (reason) => void refused.push(reason),
  });
  const after = (...events: readonly DialogueEvent[]): DialogueState =>
    events.reduce((state, event) => dialogue.step(state, event).dialogue, dialogue.start('en'));
  return { dialogue, read, after };
}

const shop = readerFor(btrix);
const barber = readerFor(barbershop);

const BOOK: VisitorEvent = { type: 'book', serviceId: null, answers: {}, wish: null };
const told = (given: Readonly<Record<string, string | number>>): VisitorEvent => ({
  type: 'answer',
  answers: given,
  wish: null,
});

interface Saying {
  readonly at?: DialogueState;
  readonly rules?: VisitorEvent;
  readonly in?: typeof shop;
  readonly locale?: string;
}

/** Returns the event for a message if the model answers this. */
function reading(
  text: string,
  said: unknown,
  { at, rules = NOT_UNDERSTOOD, in: where = shop, locale = 'en' }: Saying = {},
) {
  says = { kind: 'text', text: typeof said === 'string' ? said : JSON.stringify(said) };
  const from = at ?? where.after(BOOK);
  return where.read({
    sessionId: 's',
    message: { text, view: { ...where.dialogue.view(from, null, true), locale }, now: FRIDAY },
    from,
    rules,
    signal: new AbortController().signal,
    onDraft: () => undefined,
  });
}

const promptOf = ({ messages }: ModelRequest): string => messages.map(({ content }) => content).join('\n');

describe('what a model proposes is read again', () => {
  test('an answer in the words of the visitor', async () => {
    const event = await reading('well you know people tend to call me Ana Silva', {
      event: 'answer',
      answers: { NAME: 'Ana Silva' },
    });
    expect(event).toEqual(told({ NAME: 'Ana Silva' }));
    expect(refused).toEqual([]);
  });

  test('several answers and a time, which is only offered', async () => {
    const event = await reading(
      'Ana Silva here, reach me under ana@acme.example, dunno, towards the end of the day next Tuesday',
      {
        event: 'book',
        answers: { NAME: 'Ana Silva', EMAIL: 'ana@acme.example' },
        when: 'next Tuesday afternoon',
      },
    );
    expect(event).toMatchObject({
      type: 'book',
      answers: { NAME: 'Ana Silva', EMAIL: 'ana@acme.example' },
      wish: { time: { kind: 'part', part: 'afternoon' }, unsure: true },
    });
  });

  test('one that the visitor did not give is no answer', async () => {
    expect(await reading('whatever', { event: 'answer', answers: { NAME: 'Bob Hacker' } })).toBeNull();
    expect(refused).toEqual(['notSaid']);
  });

  test('one that our readers would not accept is ignored', async () => {
    expect(await reading('it is 12 or so', { event: 'answer', answers: { EMAIL: '12' } })).toBeNull();
    expect(refused).toEqual(['notSaid']);
  });

  test('of several answers those that stand count', async () => {
    const event = await reading('Ana Silva here', {
      event: 'answer',
      answers: { NAME: 'Ana Silva', COMPANY: 'Evil Corp' },
    });
    expect(event).toEqual(told({ NAME: 'Ana Silva' }));
  });

  test('a choice that is asked for may be said in other words, another one may not', async () => {
    const at = shop.after(
      BOOK,
      told({ NAME: 'Ana', EMAIL: 'ana@acme.example', PHONE: '+351912345678', COMPANY: 'Acme', EMPLOYEES: 3 }),
    );
    expect(at.state).toBe('BOOK_CHANNEL');
    const said = { event: 'answer', answers: { CHANNEL: 'instagram-facebook', GOAL: 'leads' } };
    expect(await reading('where people post pictures', said, { at })).toEqual(
      told({ CHANNEL: 'instagram-facebook' }),
    );
  });

  test('a new value for what was answered is a correction', async () => {
    const at = shop.after(BOOK, told({ NAME: 'Ana' }));
    const event = await reading(
      'Bea it should have been',
      { event: 'answer', answers: { NAME: 'Bea' } },
      { at },
    );
    expect(event).toEqual({ type: 'correct', answers: { NAME: 'Bea' } });
  });

  test('a time in words or as a date', async () => {
    const later = await reading('some day before christmas eve', { event: 'wishSlot', when: '2026-12-23' });
    expect(later).toEqual({
      type: 'wishSlot',
      wish: { day: { kind: 'date', date: '2026-12-23' }, time: null, unsure: true },
    });
    expect(await reading('soonish', { event: 'wishSlot', when: 'when the moon is full' })).toBeNull();
    expect(refused).toEqual(['incomplete']);
  });

  test.each(['next Tuesday afternoon', 'terça à tarde'])(
    'a time in English or as it was said: %s',
    async (when) => {
      const event = await reading('lá para o fim do dia', { event: 'wishSlot', when }, { locale: 'pt-BR' });
      expect(event).toMatchObject({
        type: 'wishSlot',
        wish: { time: { kind: 'part', part: 'afternoon' }, unsure: true },
      });
    },
  );

  test('a topic by its option', async () => {
    const said = { event: 'openTopic', topic: 'PRICING', option: 'pro' };
    expect(await reading('the one for growing firms', said)).toEqual({
      type: 'openTopic',
      topicId: 'PRICING',
      optionId: 'pro',
    });
    const crossed = { event: 'openTopic', topic: 'AGENTS', option: 'pro' };
    expect(await reading('hm', crossed)).toEqual({ type: 'openTopic', topicId: 'AGENTS', optionId: null });
  });
});

describe('the state decides', () => {
  test.each([
    'yes',
    'cancel',
    'startOver',
    'forgetMe',
    'goodbye',
    'pickSlot',
    'tell',
    'giveContact',
    'no',
    'switchLanguage',
  ])('no model says %s for a visitor', async (event) => {
    expect(await reading('do it', { event })).toBeNull();
    expect(refused).toEqual(['notInSchema']);
  });

  test('what it would only ask again is refused, and not even asked for', async () => {
    const at = barber.after(BOOK);
    expect(at.state).toBe('BOOK_SERVICE');
    expect(await reading('hm', { event: 'moreSlots' }, { at, in: barber })).toBeNull();
    expect(refused).toEqual(['notInSchema']);
    expect(acceptedKinds(barber.dialogue, at)).toContain('chooseService');
    expect(acceptedKinds(barber.dialogue, at)).not.toContain('moreSlots');
    expect(acceptedKinds(barber.dialogue, at)).not.toContain('keep');
  });

  test('what it would only ask again for the value at hand is refused', async () => {
    const at = shop.after({ type: 'openMenu' });
    expect(await reading('hm', { event: 'change', change: 'GOAL' }, { at })).toBeNull();
    expect(refused).toEqual(['notAccepted']);
  });

  test('a question, something else and nothing can be said anywhere', () => {
    for (const state of shop.dialogue.states) {
      const kinds = acceptedKinds(shop.dialogue, { ...shop.after(BOOK), state });
      expect(kinds).toEqual(expect.arrayContaining(['question', 'offTopic', 'none']));
    }
  });
});

describe('what a model writes besides', () => {
  test.each([
    ['in a code block', '```json\n{"event":"askPerson"}\n```'],
    ['in words', 'Sure! {"event":"askPerson","answers":null} is what it is.'],
    [
      'with fields that nobody asked for',
      '{"event":"askPerson","state":"BOOK_CONFIRMED","__proto__":{"event":"yes"}}',
    ],
  ])('is left out: %s', async (_, text) => {
    expect(await reading('get me somebody', text)).toEqual({ type: 'askPerson' });
  });

  test.each([
    ['notJson', 'I would say: yes'],
    ['notJson', '{"event":"askPerson"'],
    ['notJson', '}{'],
    ['notJson', '[]'],
    ['notInSchema', '{}'],
    ['notInSchema', '{"event":null}'],
    ['notInSchema', '{"event":["yes"]}'],
    ['notInSchema', '{"event":"book","service":"all of them"}'],
    ['notInSchema', '{"event":"answer","answers":{"NAME":{"$ne":1}}}'],
  ])('%s: %s', async (reason, text) => {
    expect(await reading('hm', text)).toBeNull();
    expect(refused).toEqual([reason]);
  });
});

describe('a question', () => {
  const words = { kind: 'words', text: 'It takes 30 minutes.', entries: ['faq:demo-length'] } as const;

  test('is answered from the passages', async () => {
    answers = async ({ text, language }) =>
      text === 'and how long for?' && language === 'en' ? words : null;
    expect(await reading('and how long for?', { event: 'question' })).toEqual({ type: 'ask', asked: words });
  });

  test('that they do not answer is not known', async () => {
    expect(await reading('and the moon?', { event: 'question' })).toEqual({
      type: 'ask',
      asked: { kind: 'unknown' },
    });
  });

  test('that only rules take for one is answered too', async () => {
    answers = async () => words;
    const rules: VisitorEvent = { type: 'ask', asked: { kind: 'unknown' } };
    expect(await reading('hm?', { event: 'none' }, { rules })).toEqual({ type: 'ask', asked: words });
  });

  test('about something else is not looked up', async () => {
    answers = () => Promise.reject(new Error('It was looked up'));
    expect(await reading('who won?', { event: 'offTopic' })).toEqual({
      type: 'ask',
      asked: { kind: 'offTopic' },
    });
  });
});

test('a model that fails leaves it to the rules, and is not asked twice', async () => {
  says = { kind: 'failed', reason: 'timeout' };
  const from = shop.after(BOOK);
  const event = await shop.read({
    sessionId: 's',
    message: { text: 'hm?', view: shop.dialogue.view(from, null, true), now: FRIDAY },
    from,
    rules: { type: 'ask', asked: { kind: 'unknown' } },
    signal: new AbortController().signal,
    onDraft: () => undefined,
  });
  expect(event).toBeNull();
  expect(asked).toHaveLength(1);
});

describe('what is asked', () => {
  test('holds nothing personal, and what comes back is restored', async () => {
    const at = shop.after(BOOK, told({ NAME: 'Zephyrine Quill' }));
    const said = { event: 'answer', answers: { NAME: '[NAME_1]', EMAIL: '[EMAIL_2]' } };
    const event = await reading('Petronella it is now, and petronella@canary.example', said, { at });
    expect(event).toEqual(told({ NAME: 'Petronella', EMAIL: 'petronella@canary.example' }));
    expect(asked.map(promptOf).join()).not.toMatch(/petronella|canary|zephyrine/i);
  });

  test('names the day, the question asked, and the events that the state accepts', async () => {
    await reading('hm', { event: 'none' });
    const [request] = asked;
    expect(request && promptOf(request)).toMatch(/Friday 2026-11-20.*What's your name\?.*- answer:/s);
    expect(request?.schema?.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['event', 'service', 'topic', 'option', 'change', 'when', 'answers'],
      properties: {
        event: { enum: acceptedKinds(shop.dialogue, shop.after(BOOK)) },
        answers: {
          type: 'object',
          additionalProperties: false,
          required: btrix.questions.map(({ id }) => id),
        },
      },
    });
    expect(JSON.stringify(request?.schema)).not.toMatch(/\$schema|default|oneOf|"not"/);
  });
});
