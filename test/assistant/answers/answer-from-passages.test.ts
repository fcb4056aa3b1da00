import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAnswerFromPassages } from '../../../backend/src/assistant/answers/answer-from-passages.ts';
import type { Entry } from '../../../backend/src/assistant/knowledge/knowledge-entries.ts';
import { createConcealer } from '../../../backend/src/assistant/privacy/placeholders.ts';
import type { Answers } from '../../../backend/src/domain/answers.ts';
import { en } from '../../../backend/src/understanding/lexicon/en.ts';
import { pt } from '../../../backend/src/understanding/lexicon/pt.ts';
import { type ModelAnswer, SERVER_ERROR, says } from '../../support/model-answers.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';
import { btrix } from '../../support/reading.ts';
import { modelAt } from '../../support/served-model.ts';

const ENTRIES: readonly Entry[] = [
  {
    id: 'passage:prices#set-up',
    titles: ['Set-up fee', 'one-off price'],
    text: 'The set-up of Essential costs €1,400 and is paid once. It covers the training of your team.',
  },
  { id: 'faq:notice', titles: ['How do I leave?'], text: 'A contract ends with 30 days notice.' },
];

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server?.close());

let passages: readonly Entry[];
let drafts: string[];
let refused: string[];
beforeEach(() => {
  passages = ENTRIES;
  drafts = [];
  refused = [];
});

async function answered(text: string, answer: ModelAnswer, known: Answers = {}, language = 'en') {
  server.always(answer);
  const ask = createAnswerFromPassages({
    business: btrix,
    knowledge: { passagesFor: (_, __, limit) => passages.slice(0, limit) },
    model: modelAt(server),
    conceal: createConcealer(btrix, [en, pt]),
    refused: (guard) => void refused.push(guard),
  });
  return ask({
    sessionId: 's',
    text,
    known: [known],
    language,
    signal: AbortSignal.timeout(10_000),
    onDraft: (draft) => void drafts.push(draft),
  });
}

const requested = () => server.requests.at(-1);

test('an answer in words of the passages names these passages', async () => {
  expect(
    await answered('what is the set-up?', says('The set-up of Essential costs €1,400. It is paid once.')),
  ).toEqual({
    kind: 'words',
    text: 'The set-up of Essential costs €1,400. It is paid once.',
    entries: ['passage:prices#set-up', 'faq:notice'],
  });
  expect(refused).toEqual([]);
});

test('bold type, lists and line breaks are no part of it', async () => {
  const answer = await answered('the set-up?', says('- The **set-up** costs €1,400.\n- It is paid once.'));
  expect(answer).toMatchObject({ text: 'The set-up costs €1,400. It is paid once.' });
});

test('nothing is asked where no passage is near', async () => {
  passages = [];
  const before = server.requests.length;
  expect(await answered('the set-up?', says('It costs €1,400.'))).toBeNull();
  expect(server.requests.length).toBe(before);
});

test.each<[string, ModelAnswer]>([
  ['that finds nothing', says('NO_ANSWER')],
  ['that fails', SERVER_ERROR],
  ['that is cut off', { kind: 'cut' }],
])('a model %s answers nothing, and nothing is refused', async (_, answer) => {
  expect(await answered('the set-up?', answer)).toBeNull();
  expect({ refused, drafts }).toEqual({ refused: [], drafts: [] });
});

test('an answer that is not in the passages is refused with the reason', async () => {
  expect(await answered('the set-up?', says('The set-up costs €14. It is paid once.'))).toBeNull();
  expect({ refused, drafts }).toEqual({ refused: ['figure'], drafts: [] });
});

test('the question leaves without what is personal, and the passages as they are', async () => {
  const known = { NAME: 'Zephyrine Quill' };
  await answered('does zephyrine, petronella@canary.example, have to pay?', says('NO_ANSWER'), known);
  expect(requested()?.text).not.toMatch(/zephyrine|petronella|canary/i);
  expect(requested()?.body.messages[0]?.content).toContain(
    '# Set-up fee\nThe set-up of Essential costs €1,400',
  );
});

test('it is asked for in the language of the visitor', async () => {
  expect(await answered('e a taxa?', says('The set-up of Essential costs €1,400.'), {}, 'pt-BR')).toBeNull();
  expect(requested()?.body.messages[0]?.content).toContain('in Brazilian Portuguese');
  expect(refused).toEqual([expect.stringMatching(/^(language|unsupported)$/)]);
});

describe('while it grows', () => {
  const pieces = (...all: readonly string[]): ModelAnswer => ({ kind: 'pieces', pieces: all });

  test('whole sentences are shown, each time one more', async () => {
    await answered(
      'the set-up?',
      pieces('The set-up costs €1,4', '00. It is', ' paid once. It covers', ' the training.'),
    );
    expect(drafts).toEqual(['The set-up costs €1,400.', 'The set-up costs €1,400. It is paid once.']);
  });

  test('nothing of a figure that may still grow', async () => {
    await answered('the set-up?', pieces('The set-up costs €1,400.', '5', '0 a month. It is paid.'));
    expect(drafts).toEqual([]);
  });

  test('nothing more once a sentence is refused', async () => {
    await answered(
      'the set-up?',
      pieces('It is paid once. ', 'Your demo is booked. ', 'It covers the training. ', 'It ends.'),
    );
    expect(drafts).toEqual(['It is paid once.']);
    expect(refused).toEqual(['promise']);
  });
});
