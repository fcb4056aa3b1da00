/**
 * The words a language needs to match questions with answers. All are folded: lower case, without accents.
 */
export interface KnowledgeWords {
  /** Too common to distinguish questions. */
  readonly common: ReadonlySet<string>;
  /** Words with little meaning: verbs and others that occur in questions of any subject. */
  readonly light: ReadonlySet<string>;
  /** Synonyms; the first of each group is its name. */
  readonly alike: readonly (readonly string[])[];
  /** A word without its ending. */
  readonly stem: (word: string) => string;
  /** Words that ask for a place; only an entry about a place answers them. */
  readonly places: ReadonlySet<string>;
  /** Names for the assistant, next to an insult. */
  readonly bots: ReadonlySet<string>;
  /** Openings of a question, even without a question mark. */
  readonly openings: readonly string[];
  /** A question with one of these is about the business, or about what visitors can do there. */
  readonly aboutUs: readonly string[];
  /** Subjects that any business may be asked about. */
  readonly ofBusiness: ReadonlySet<string>;
  /** Subjects that only a business dealing with them is asked about: the world, jokes, homework. */
  readonly ofTheWorld: ReadonlySet<string>;
  /** The same as phrases. */
  readonly offTopic: readonly string[];
  readonly insults: readonly string[];
  /** Asks who is answering. */
  readonly whoAnswers: readonly string[];
  /** The same in two parts: "are you", then only words for who it may be. */
  readonly isItYou: readonly string[];
  readonly beings: ReadonlySet<string>;
  /** Words that may stand between these. */
  readonly besideBeings: ReadonlySet<string>;
  /**
   * Asks for something else instead, if nothing is known of the first: whether it is free, and its price.
   */
  readonly asNear: readonly (readonly [asked: string, instead: string])[];
}
