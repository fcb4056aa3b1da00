/** Questions of one language, by the entry that answers them; those that nothing answers; what is no business of any. */
export interface QuestionTable {
  readonly language: string;
  readonly answered: { readonly [Business in 'btrix' | 'barbershop']: Readonly<Record<string, string>> };
  readonly unknown: readonly string[];
  readonly offTopic: readonly string[];
}

/** Lines of questions between bars. */
export const questions = (lines: string): readonly string[] => lines.split('|').map((line) => line.trim());
