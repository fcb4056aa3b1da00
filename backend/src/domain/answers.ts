/** One answer to an intake question, normalised. `null`: an optional question that was skipped. */
export type Answer = string | number | null;

/** Answers by question id. A question that is not in it has not been answered. */
export type Answers = Readonly<Record<string, Answer>>;

/** A longer answer is asked again, shorter: answers are kept in a small state. */
export const MAX_ANSWER_LENGTH = 200;
