import type { Business } from '../domain/business.ts';
import { type Texts, textsSchema } from './texts-schema.ts';
import { translate } from './translate.ts';
import { reportRepeats, wordsFor } from './unique-list.ts';

/**
 * The texts of one business: ids must be its own, and no two entries of a list may share a label or
 * synonym.
 */
export const textsSchemaFor = (business: Business) =>
  textsSchema.superRefine((texts, context) => {
    const report = (path: readonly string[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    reportUnknownIds(business, texts, report);
    reportSharedWords(translate(business, texts), report);
  });

type Report = (path: readonly string[], message: string) => void;
type Listed = { readonly id: string };

function reportUnknownIds(business: Business, texts: Texts, report: Report): void {
  const check = (path: readonly string[], items: readonly Listed[], given: object = {}): void => {
    const known = items.map(({ id }) => id);
    for (const id of Object.keys(given)) {
      if (!known.includes(id)) report([...path, id], oneOf(known));
    }
  };
  check(['services'], business.services, texts.services);
  check(['topics'], business.topics, texts.topics);
  for (const { id, options } of business.topics)
    check(['topics', id, 'options'], options, texts.topics?.[id]?.options);
  check(['questions'], business.questions, texts.questions);
  for (const question of business.questions) {
    const choices = question.kind === 'choice' ? question.choices : [];
    check(['questions', question.id, 'choices'], choices, texts.questions?.[question.id]?.choices);
  }
  check(['faq'], business.faq, texts.faq);
}

const oneOf = (ids: readonly string[]): string =>
  ids.length === 0 ? 'nothing here' : `an id of business.yaml (${ids.join(', ')})`;

/** The same checks as for `business.yaml`, on the translated business. */
function reportSharedWords(translated: Business, report: Report): void {
  const check = (
    items: readonly { readonly path: readonly string[]; readonly entry: Parameters<typeof wordsFor>[0] }[],
  ): void =>
    reportRepeats(
      items,
      ({ entry }) => wordsFor(entry),
      (index, word) => report(items[index]?.path ?? [], `"${word}" in one entry only`),
    );
  const { topics, services, questions, support, booking } = translated;
  const under = <Entry extends Listed>(path: readonly string[], entries: readonly Entry[]) =>
    entries.map((entry) => ({ path: [...path, entry.id], entry }));

  check([
    ...under(['topics'], topics),
    { path: ['support'], entry: support },
    { path: ['booking'], entry: booking },
  ]);
  check(under(['services'], services));
  check(under(['questions'], questions));
  for (const { id, options } of topics) check(under(['topics', id, 'options'], options));
  for (const question of questions) {
    if (question.kind === 'choice') check(under(['questions', question.id, 'choices'], question.choices));
  }
}
