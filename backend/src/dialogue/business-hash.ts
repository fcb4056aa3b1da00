import type { Business } from '../domain/business.ts';
import { shortHash } from '../lib/ids.ts';

/**
 * Changes with whatever of the business file a conversation refers to, by id or by position in a list: topics,
 * services, questions and choices. Not with its words, times and prices, which every reply takes anew.
 */
export function businessHash({ topics, services, questions }: Business): string {
  const asked = questions.map((question) => [
    question.id,
    question.kind,
    question.optional,
    ...(question.kind === 'choice' ? [question.freeText, ids(question.choices)] : []),
  ]);
  return shortHash(
    JSON.stringify([topics.map(({ id, options }) => [id, ids(options)]), ids(services), asked]),
  );
}

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);
