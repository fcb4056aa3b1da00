/** What a language needs so that questions find what answers them. All words are folded: lower case, without accents. */
export interface KnowledgeWords {
  /** Too common to tell one question from another. */
  readonly common: ReadonlySet<string>;
  /** Tell a little: verbs and the like that a question of any matter may have. */
  readonly light: ReadonlySet<string>;
  /** Words and phrases that mean the same here; the first of each group is its name. */
  readonly alike: readonly (readonly string[])[];
  /** What is left of a word without its ending. */
  readonly stem: (word: string) => string;
  /** Ask for a place: what says nothing of one does not answer them. */
  readonly places: ReadonlySet<string>;
  /** What the assistant is called, beside an insult. */
  readonly bots: ReadonlySet<string>;
  /** With these a question begins, also one without its mark. */
  readonly openings: readonly string[];
  /** Who asks with one of these asks about the business, or about what they can do there. */
  readonly aboutUs: readonly string[];
  /** What any business may be asked about. */
  readonly ofBusiness: ReadonlySet<string>;
  /** What no business is asked about that does not say so itself: the world, jokes, homework. */
  readonly ofTheWorld: ReadonlySet<string>;
  /** The same as phrases. */
  readonly offTopic: readonly string[];
  readonly insults: readonly string[];
  /** Asking who it is that answers. */
  readonly whoAnswers: readonly string[];
  /** The same in two parts: "are you", and then one or more of the words for who it may be and nothing else. */
  readonly isItYou: readonly string[];
  readonly beings: ReadonlySet<string>;
  /** What may stand between these. */
  readonly besideBeings: ReadonlySet<string>;
  /** What asks the same of another thing, where nothing is told of the first: whether it is free, and what it costs. */
  readonly asNear: readonly (readonly [asked: string, instead: string])[];
}
