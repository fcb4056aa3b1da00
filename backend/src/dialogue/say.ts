import type { Answer, Answers } from '../domain/answers.ts';
import type { SlotWish, When } from '../domain/slot.ts';
import type { InvalidReason } from './events.ts';

/**
 * One thing the assistant says, as data. The machine decides it and stored replies are rendered from it
 * again, so it holds everything its sentence needs and nothing else. Stored replies outlive deploys: a
 * sentence that needs other fields gets a new name.
 */
export type Say =
  | { readonly say: 'welcome' }
  | { readonly say: 'menu' }
  /** To a returning visitor: by name and with the next confirmed booking, if these are known. */
  | {
      readonly say: 'welcomeBack';
      readonly name?: string;
      readonly next?: ToldBooking;
      readonly zone?: string;
    }
  /** Whether to go on with what the previous conversation left unfinished. */
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
  /** Answers that nobody had asked for yet. */
  | { readonly say: 'noted'; readonly answers: Answers }
  /** A wish for a time, said before times are looked for. */
  | { readonly say: 'wishNoted'; readonly wish: SlotWish; readonly zone?: string }
  | { readonly say: 'cannotSkip'; readonly q: string }
  | {
      readonly say: 'offer';
      readonly service: string;
      readonly slots: readonly string[];
      /** The wish that the slots fit; absent if they are simply the earliest. */
      readonly wish?: SlotWish;
      /** They follow slots that were offered before. */
      readonly later?: true;
      readonly zone?: string;
    }
  /** `lastDay`: the last bookable date, if the wish is for a later one. */
  | { readonly say: 'noneFor'; readonly wish: SlotWish; readonly lastDay?: string; readonly zone?: string }
  | { readonly say: 'noneLater' }
  | { readonly say: 'noSlots' }
  | { readonly say: 'slotTaken' }
  /** The visitor's address already holds as many times as allowed; `slot` was wanted. */
  | { readonly say: 'tooManyHolds'; readonly slot: string }
  | { readonly say: 'holdLapsed' }
  | { readonly say: 'calendarAway'; readonly holding: boolean }
  | {
      readonly say: 'review';
      readonly service: string;
      readonly slot: string;
      /** When its hold expires; null: it has expired. */
      readonly heldUntil: string | null;
      readonly answers: Answers;
      readonly zone?: string;
    }
  | { readonly say: 'whatToChange' }
  | { readonly say: 'confirmed'; readonly zone?: string }
  /** A booking with a held time was cancelled. */
  | { readonly say: 'cancelled' }
  /** A booking without a held time was cancelled. */
  | { readonly say: 'stopped' }
  | { readonly say: 'nothingToCancel' }
  | { readonly say: 'standing'; readonly zone?: string }
  | { readonly say: 'nothingBooked' }
  | { readonly say: 'cancelByContact'; readonly reference: string }
  | { readonly say: 'changeByContact'; readonly reference: string }
  | { readonly say: 'startedOver' }
  | { readonly say: 'askToForget' }
  | { readonly say: 'forgotten' }
  /** The database is unavailable. */
  | { readonly say: 'forgetFailed' }
  | { readonly say: 'faq'; readonly faq: string }
  /** A passage of the business's knowledge, under its heading. */
  | { readonly say: 'passage'; readonly passage: string }
  /** Text composed of these entries and checked against them. */
  | { readonly say: 'fromKnowledge'; readonly text: string; readonly entries: readonly string[] }
  | { readonly say: 'didYouMean'; readonly entries: readonly [string, string] }
  /** `offer`: also offers a person or the menu; false if another question follows. */
  | { readonly say: 'doNotKnow'; readonly offer: boolean }
  | { readonly say: 'offTopic'; readonly offer: boolean }
  /** To who is annoyed, or calls names. */
  | { readonly say: 'upset' }
  | { readonly say: 'whoAnswers'; readonly offer: boolean }
  /** In the requested language. */
  | { readonly say: 'languageSwitched' }
  /** The requested language is not available. */
  | { readonly say: 'languageLacking' }
  | { readonly say: 'whichTime'; readonly readings: readonly [When, When] }
  | { readonly say: 'youAreWelcome' }
  | { readonly say: 'goodbye' }
  | { readonly say: 'restarted' }
  /** The previous conversation has ended and left a booking unfinished. */
  | { readonly say: 'endedUnfinished' }
  /** Replaces a stored reply that can no longer be read. */
  | { readonly say: 'alreadyAnswered' }
  | { readonly say: 'reask'; readonly what: Reasked; readonly reason: InvalidReason | null }
  /** After every third consecutive miss. */
  | { readonly say: 'wayOut'; readonly skip: boolean };

/** As compact as possible: `slot` is an id, which contains the start. */
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
