import { entriesOf } from '../assistant/knowledge/knowledge-entries.ts';
import type { Business } from '../domain/business.ts';
import { onceForEach } from '../lib/once-for-each.ts';
import { type Lexicon, REQUESTS, type Request } from './lexicon/lexicon.ts';
import { keysOf } from './utterance.ts';

export interface Vocabulary {
  /** Words that a misspelt one may stand for. */
  readonly targets: ReadonlySet<string>;
  /** All known words. */
  readonly known: ReadonlySet<string>;
}

/** What cannot be undone is never read into a misspelt word. */
const TO_THE_LETTER: readonly Request[] = ['yes', 'startOver', 'forgetMe', 'goodbye'];

/** `others`: further languages that messages may be in, whose words are not misspelt words of this one. */
export function vocabularyOf(business: Business, lexicon: Lexicon, others: readonly Lexicon[]): Vocabulary {
  const targets = new Set([...ownWords(lexicon), ...wordsIn(labels(business))]);
  const foreign = others.flatMap((other) => [...ownWords(other), ...everydayWords(other)]);
  const told = wordsIn(entriesOf(business).flatMap(({ titles, text }) => [...titles, text]));
  return { targets, known: new Set([...targets, ...everydayWords(lexicon), ...told, ...foreign]) };
}

const ownWords = onceForEach((lexicon: Lexicon) => wordsIn([...times(lexicon), ...requests(lexicon)]));

const times = ({ times: { weekdays, parts, months, nearDays, namedTimes } }: Lexicon): readonly string[] => [
  ...Object.keys(weekdays),
  ...Object.values(parts).flat(),
  ...Object.keys(namedTimes),
  ...Object.keys(months),
  ...Object.keys(nearDays),
];

const requests = ({ requests: wordings, booking, corrections }: Lexicon): readonly string[] => [
  ...REQUESTS.filter((request) => !TO_THE_LETTER.includes(request)).flatMap((request) => [
    ...wordings[request].alone,
    ...wordings[request].within,
  ]),
  ...booking.alone,
  ...booking.within,
  ...corrections.verbs,
  ...corrections.slot,
];

const labels = ({ topics, services, support, booking, questions }: Business): readonly string[] =>
  [
    ...topics,
    ...topics.flatMap(({ options }) => options),
    ...services,
    ...questions,
    support,
    booking,
  ].flatMap(({ label, synonyms }) => [label, ...synonyms]);

const everydayWords = onceForEach(
  (lexicon: Lexicon): ReadonlySet<string> =>
    new Set([
      ...lexicon.fillers,
      ...lexicon.connectors,
      ...lexicon.common,
      ...lexicon.negations,
      ...lexicon.names.never,
      ...wordsIn([...lexicon.leadIns, ...lexicon.tails, ...lexicon.assent, ...lexicon.refusal]),
      ...Object.keys(lexicon.numbers),
      ...Object.keys(lexicon.ordinals),
    ]),
);

function wordsIn(phrases: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const phrase of phrases) for (const key of keysOf(phrase)) words.add(key);
  return words;
}
