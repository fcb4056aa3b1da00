import { newest } from '../lib/newest.ts';
import { onceForEach } from '../lib/once-for-each.ts';
import { type Lexicon, REQUESTS, type Request } from './lexicon/lexicon.ts';
import { isNegated } from './requests.ts';
import type { Word } from './utterance.ts';

/** How many words may stand between the two. */
const BETWEEN = 4;
/** A longer message tells a story, in which words meet by chance. */
const MAX_WORDS = 20;

/** A request whose words are near each other: "wipe whatever you've stored about me". */
export const createNearWordsReader = onceForEach((lexicon: Lexicon) => {
  const patterns = REQUESTS.flatMap((request) =>
    (lexicon.near[request] ?? []).map(({ first, second }) => ({
      request,
      pattern: new RegExp(`(?<= )(?:${first})(?: \\S+){0,${BETWEEN}}? (?:${second})(?= )`, 'u'),
    })),
  );

  const anyFirst = new RegExp(
    `(?<= )(?:${Object.values(lexicon.near)
      .flatMap((pairs) => pairs.map(({ first }) => first))
      .join('|')})(?= )`,
    'u',
  );

  return newest((words: readonly Word[]): Request | null => {
    if (words.length > MAX_WORDS) return null;
    const text = ` ${words.map(({ key }) => key).join(' ')} `;
    // A cheap check before the expensive patterns.
    if (!anyFirst.test(text)) return null;
    for (const { request, pattern } of patterns) {
      const match = pattern.exec(text);
      const first = match && words[text.slice(1, match.index).split(' ').length - 1];
      if (first && !isNegated(words, first.start, lexicon)) return request;
    }
    return null;
  });
});
