import type { Answer, Answers } from '../domain/answers.ts';
import type { SlotWish, When } from '../domain/slot.ts';
import type { InvalidReason } from './events.ts';

/**
 * One thing the assistant says, as data: it is what the machine decides and what a stored reply is
 * rendered from again, so it holds everything its sentence needs and nothing else. Stored replies outlive deploys:
 * one that needs something else takes another name.
 */
export type Say =
  | { readonly say: 'welcome' }
  | { readonly say: 'menu' }
  /** To a visitor who was here before: by name, with the next booking that still stands, as far as these are known. */
  | {
      readonly say: 'welcomeBack';
      readonly name?: string;
      readonly next?: ToldBooking;
      readonly zone?: string;
    }
  /** Whether to go on with what the conversation before left unfinished. */
  | { readonly say: 'askToGoOn'; readonly service: string | null }
  | { readonly say: 'topic'; readonly topic: string }
  | { readonly say: 'detail'; readonly topic: string; readonly option: string }
  | { readonly say: 'askIssue'; readonly person: boolean }
  | { readonly say: 'askContact' }
  | { readonly say: 'ticketOpened' }
  | { readonly say: 'ticketFailed' }
  | { readonly say: 'askService' }
  | { readonly say: 'ask'; readonly q: string; readonly thank?: string }
  | { readonly say: 'askAgain'; readonly q: string; readonly answer: Answer }
  | { readonly say: 'updated'; readonly answers: Answers }
  | { readonly say: 'cannotSkip'; readonly q: string }
  | {
      readonly say: 'offer';
      readonly service: string;
      readonly slots: readonly string[];
      /** What was wished and is offered; absent when these are simply the earliest. */
      readonly wish?: SlotWish;
      /** They come after others that were offered before. */
      readonly later?: true;
      readonly zone?: string;
    }
  /** `lastDay`: up to when one can book, if the wish is for later than that. */
  | { readonly say: 'noneFor'; readonly wish: SlotWish; readonly lastDay?: string }
  | { readonly say: 'noneLater' }
  | { readonly say: 'noSlots' }
  | { readonly say: 'slotTaken' }
  /** Other sessions hold as many times from the visitor's address as may be; `slot` was wanted. */
  | { readonly say: 'tooManyHolds'; readonly slot: string }
  | { readonly say: 'holdLapsed' }
  | { readonly say: 'calendarAway'; readonly holding: boolean }
  | {
      readonly say: 'review';
      readonly service: string;
      readonly slot: string;
      /** When the hold on it ends; null: it has. */
      readonly heldUntil: string | null;
      readonly answers: Answers;
      readonly zone?: string;
    }
  | { readonly say: 'whatToChange' }
  | { readonly say: 'confirmed'; readonly zone?: string }
  /** With a time that was held. */
  | { readonly say: 'cancelled' }
  /** Without one. */
  | { readonly say: 'stopped' }
  | { readonly say: 'nothingToCancel' }
  | { readonly say: 'standing'; readonly zone?: string }
  | { readonly say: 'nothingBooked' }
  | { readonly say: 'cancelByContact'; readonly reference: string }
  | { readonly say: 'changeByContact'; readonly reference: string }
  | { readonly say: 'startedOver' }
  | { readonly say: 'askToForget' }
  | { readonly say: 'forgotten' }
  /** The database is away. */
  | { readonly say: 'forgetFailed' }
  | { readonly say: 'faq'; readonly faq: string }
  /** A passage of the business's knowledge, under its heading. */
  | { readonly say: 'passage'; readonly passage: string }
  /** Words that were made of these entries and checked against them. */
  | { readonly say: 'fromKnowledge'; readonly text: string; readonly entries: readonly string[] }
  | { readonly say: 'didYouMean'; readonly entries: readonly [string, string] }
  /** `offer`: a person or the menu; not where another question follows. */
  | { readonly say: 'doNotKnow'; readonly offer: boolean }
  | { readonly say: 'offTopic'; readonly offer: boolean }
  | { readonly say: 'whoAnswers'; readonly offer: boolean }
  /** In the language that was asked for. */
  | { readonly say: 'languageSwitched' }
  /** Of a language that was asked for and that the business lacks. */
  | { readonly say: 'languageLacking' }
  | { readonly say: 'whichTime'; readonly readings: readonly [When, When] }
  | { readonly say: 'youAreWelcome' }
  | { readonly say: 'goodbye' }
  | { readonly say: 'restarted' }
  /** The conversation before has ended, and left a booking unfinished. */
  | { readonly say: 'endedUnfinished' }
  /** In place of a stored reply that can no longer be read. */
  | { readonly say: 'alreadyAnswered' }
  | { readonly say: 'reask'; readonly what: Reasked; readonly reason: InvalidReason | null }
  /** After each third miss in a row. */
  | { readonly say: 'wayOut'; readonly skip: boolean };

/** As short as it can be: `slot` is an id, which names when it starts. */
export type ToldBooking = readonly [reference: string, slot: string, minutes: number, service: string];

/** What was asked and not answered: a question by its id, or one of the fixed places. */
export type Reasked =
  | { readonly q: string }
  | 'menu'
  | 'unfinished'
  | 'topic'
  | 'service'
  | 'slot'
  | 'review'
  | 'issue'
  | 'contact'
  | 'confirmed'
  | 'forget';
