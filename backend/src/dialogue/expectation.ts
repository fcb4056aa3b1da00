import type { Answers } from '../domain/answers.ts';
import type { Question, Topic } from '../domain/business.ts';
import type { When } from '../domain/slot.ts';

/** What the assistant asked last, so that a message can be read as an answer to it. */
export type Expectation =
  /** WELCOME, MENU and ENDED: anything goes. */
  | { readonly kind: 'menu' }
  | { readonly kind: 'topicSelect'; readonly topic: Topic }
  | { readonly kind: 'topicDetail'; readonly topic: Topic }
  | { readonly kind: 'supportIssue' }
  | { readonly kind: 'supportContact' }
  | { readonly kind: 'service' }
  /** `answered`: it already has an answer, which "keep" leaves as it is. */
  | { readonly kind: 'question'; readonly question: Question; readonly answered: boolean }
  /**
   * `offered`: ids of slots, in the order shown. `asked`: two readings of a wish, of which the visitor is to
   * choose one before anything else is offered.
   */
  | {
      readonly kind: 'slot';
      readonly offered: readonly string[];
      readonly asked?: readonly [When, When];
    }
  /** `heldAt`: the start of the held time, ISO 8601 UTC; absent if none is held. */
  | { readonly kind: 'review'; readonly heldAt?: string }
  | { readonly kind: 'confirmed' }
  /** Whether to forget the visitor. */
  | { readonly kind: 'forget' };

/** What understanding may know of a conversation. */
export interface DialogueView {
  readonly expectation: Expectation;
  readonly answers: Answers;
  /** The conversation's language: one of the business's tags. */
  readonly locale: string;
  /** The options of the last message in the order shown, so that "2" can be read. */
  readonly options: readonly string[];
  /**
   * Whether the visitor can have seen the last message when writing this one. If not, a number refers to
   * other options, and a "yes" agrees to something else.
   */
  readonly seen: boolean;
}
