/** The result of a message. */
export interface SeenTurn {
  readonly state: string;
  /** The reply's text. */
  readonly text: string;
  /** What is stored of the conversation. */
  readonly left: string;
}

/** A message to a process whose model fails, and to one without a model. */
export interface TwinTurns {
  readonly message: string;
  readonly here: SeenTurn;
  readonly without: SeenTurn;
}

/** There the text names times, which differ for each visitor. */
const NAMES_TIMES = ['BOOK_SLOT', 'BOOK_REVIEW'];

/** A model that fails, or lies, changes nothing of what is said and stored. */
export function sameAsWithout(turns: readonly TwinTurns[]): readonly string[] {
  return turns.flatMap(({ message, here, without }) => {
    const about = `"${message}" in ${without.state}`;
    if (here.state !== without.state) return [`${about} led to ${here.state}`];
    if (here.left !== without.left) return [`${about} left something else behind`];
    if (here.text !== without.text && !NAMES_TIMES.includes(here.state))
      return [`${about} was answered otherwise`];
    return [];
  });
}
