import type { Business } from '../domain/business.ts';
import { shortHash } from '../lib/ids.ts';

/**
 * Changes with every part of the business file that a conversation refers to by id or list position:
 * topics, services, questions and choices. Texts, times and prices are not included: every reply reads them
 * afresh.
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
