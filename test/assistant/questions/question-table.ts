const BUSINESSES = ['btrix', 'barbershop'] as const;

/** Questions of one language, by the entry that answers them; those that nothing answers; what is no business of any. */
export interface QuestionTable {
  /** A tag of both businesses. */
  readonly language: string;
  /** By entry, questions between bars. */
  readonly answered: Readonly<Record<(typeof BUSINESSES)[number], Readonly<Record<string, string>>>>;
  readonly unknown: readonly string[];
  readonly offTopic: readonly string[];
}

/** Questions between bars. */
export const questions = (lines: string): readonly string[] => lines.split('|').map((line) => line.trim());

export const answeredQuestions = ({ answered }: QuestionTable) =>
  BUSINESSES.flatMap((business) =>
    Object.entries(answered[business]).flatMap(([entry, lines]) =>
      questions(lines).map((question) => ({ business, question, entry })),
    ),
  );
