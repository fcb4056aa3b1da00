import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Dialogue } from '../../../backend/src/dialogue/dialogue.ts';
import type { Business } from '../../../backend/src/domain/business.ts';
import type { Case, Pattern } from '../../../bench/understanding/case.ts';
import { readCases } from '../../../bench/understanding/read-cases.ts';
import { viewOf } from '../../../bench/understanding/scene.ts';
import { loadTestBusiness } from '../../support/businesses.ts';

const PLAIN = { business: 'btrix', language: 'en', now: '2026-11-20T10:00:00Z' };
const pathOf = (half: string) =>
  fileURLToPath(new URL(`../../../bench/understanding/${half}.jsonl`, import.meta.url));

const tuned = readCases(pathOf('tuned'), PLAIN);
/** Between two rounds of tuning there are no held-out cases. */
const heldOut = existsSync(pathOf('held-out')) ? readCases(pathOf('held-out'), PLAIN) : [];
const all = [...tuned, ...heldOut];
const dialogues = new Map(
  [loadTestBusiness('btrix'), loadTestBusiness('barbershop')].map((one) => [one.id, new Dialogue(one)]),
);

function dialogueOf({ business }: Case): Dialogue {
  const dialogue = dialogues.get(business);
  if (!dialogue) throw new Error(`No business ${business}`);
  return dialogue;
}

describe('the phrases', () => {
  test('are many, a quarter of them about times, and none is in both halves', () => {
    expect(tuned.length).toBeGreaterThanOrEqual(260);
    for (const half of [tuned, heldOut].filter(({ length }) => length > 0)) {
      expect(half.length).toBeGreaterThanOrEqual(100);
      expect(half.filter(({ kind }) => kind === 'times').length / half.length).toBeGreaterThan(0.25);
    }
    const texts = new Set(tuned.map(({ text }) => text.toLowerCase()));
    expect(heldOut.filter(({ text }) => texts.has(text.toLowerCase()))).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('each belong to a state the dialogue can reach', () => {
    for (const one of all) expect(() => viewOf(dialogueOf(one), one)).not.toThrow();
  });

  test('mean only what the business has', () => {
    const unknown = all.flatMap((one) =>
      one.expect
        .flatMap((pattern) => strangersOf(pattern, dialogueOf(one).business))
        .map((name) => `${one.id}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

/** Returns what a pattern names that the business does not have. */
function strangersOf(pattern: Pattern, business: Business): readonly string[] {
  const { serviceId, topicId, optionId, target, locale, answers = {}, entry, asks } = pattern;
  const options = business.topics.find(({ id }) => id === topicId)?.options ?? [];
  const questions = [...idsOf(business.questions), 'SLOT', 'SERVICE'];
  const entries = [
    ...business.faq.map(({ id }) => `faq:${id}`),
    ...business.knowledge.map(({ id }) => `passage:${id}`),
    'unknown',
  ].map(plain);
  return [
    ...strangers([serviceId], idsOf(business.services)),
    ...strangers([topicId], idsOf(business.topics)),
    ...strangers([optionId], idsOf(options)),
    ...strangers([target, ...Object.keys(answers)], questions),
    ...strangers([locale], business.languages),
    ...strangers(
      [entry, asks].map((one) => (one === undefined ? one : plain(one))),
      entries,
    ),
  ];
}

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

const plain = (entry: string): string => entry.toLowerCase().replaceAll(/[^a-z0-9:#]/g, '');

const strangers = (
  names: readonly (string | null | undefined)[],
  known: readonly string[],
): readonly string[] =>
  names.filter((name) => typeof name === 'string').filter((name) => !known.includes(name));

describe('a file of a business', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'phrases-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (content: string) => {
    const file = join(folder, 'own.tsv');
    writeFileSync(file, content);
    return readCases(file, PLAIN);
  };

  test('may have plain lines: a text, a tab and the type of its event', () => {
    const [greeting, question] = read('# ours\nhiya\tgreet\n\nare you open?\task\n');
    expect(greeting).toMatchObject({
      text: 'hiya',
      state: 'MENU',
      business: 'btrix',
      expect: [{ type: ['greet'] }],
    });
    expect(question).toMatchObject({ text: 'are you open?', expect: [{ type: ['ask'] }] });
  });

  test.each([
    ['hiya', /own\.tsv:1 needs a tab/],
    ['hiya\tgreet\n{"id":', /own\.tsv:2 is not JSON/],
    ['{"id":"a","text":"hiya"}', /own\.tsv:1 cannot be read[\s\S]*expect/],
  ])('with a broken line %j says which', (content, message) => {
    expect(() => read(content)).toThrow(message);
  });
});

test('a state that the answers do not lead to is an error', () => {
  const [one] = tuned.filter(({ state, business }) => state === 'BOOK_EMAIL' && business === 'btrix');
  if (!one) throw new Error('No phrase is said there');
  expect(() => viewOf(dialogueOf(one), { ...one, given: {} })).toThrow(/lead to BOOK_NAME/);
});

test('what was asked last is on the screen', () => {
  const [review] = all.filter(({ state }) => state === 'BOOK_REVIEW');
  const [slot] = all.filter(({ state, offered }) => state === 'BOOK_SLOT' && offered.length === 4);
  if (!review || !slot) throw new Error('No phrase is said there');
  expect(viewOf(dialogueOf(review), review).options).toContain('yes');
  const { expectation } = viewOf(dialogueOf(slot), slot);
  expect(expectation).toMatchObject({ kind: 'slot', offered: { length: 4 } });
});
