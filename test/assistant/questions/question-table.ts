const BUSINESSES = ['btrix', 'barbershop'] as const;

/**
 * Questions in one language: answered ones by the entry that answers them, unanswered ones, and ones no
 * business deals with.
 */
export interface QuestionTable {
  /** A language both businesses support. */
  readonly language: string;
  /** By entry: questions separated by `|`. */
  readonly answered: Readonly<Record<(typeof BUSINESSES)[number], Readonly<Record<string, string>>>>;
  readonly unknown: readonly string[];
  readonly offTopic: readonly string[];
}

/** Splits questions separated by `|`. */
export const questions = (lines: string): readonly string[] => lines.split('|').map((line) => line.trim());

export const answeredQuestions = ({ answered }: QuestionTable) =>
  BUSINESSES.flatMap((business) =>
    Object.entries(answered[business]).flatMap(([entry, lines]) =>
      questions(lines).map((question) => ({ business, question, entry })),
    ),
  );
