/** A normalised answer to an intake question. `null`: an optional question that was skipped. */
export type Answer = string | number | null;

/** Answers by question id. A missing question has not been answered. */
export type Answers = Readonly<Record<string, Answer>>;

/** A longer answer must be shortened by the visitor, because answers are kept in a small state. */
export const MAX_ANSWER_LENGTH = 200;
