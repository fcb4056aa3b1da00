import type { Answers } from '../domain/answers.ts';
import type { Booking, Hold } from '../domain/booking.ts';
import type { Slot, SlotWish } from '../domain/slot.ts';

/** Why an answer to the current question was rejected. */
export type InvalidReason =
  | 'tooLong'
  | 'notAName'
  | 'notAnEmail'
  | 'notAPhone'
  | 'notANumber'
  | 'notAChoice'
  | 'empty'
  /** A time that does not exist, such as 02:30 on a day when clocks skip it. */
  | 'notATime'
  /** A date that does not exist, such as 30 February. */
  | 'notADate'
  /** A date that falls on another weekday than the one named. */
  | 'wrongWeekday'
  /** A time that has passed. */
  | 'past';

/**
 * What a question resolves to. Answers come only from the business's own knowledge; entries are named as in
 * `KnowledgeEntry`.
 */
export type Asked =
  | { readonly kind: 'entry'; readonly entry: string }
  /** Text composed of these entries and checked against them. */
  | { readonly kind: 'words'; readonly text: string; readonly entries: readonly string[] }
  /** Two entries match equally well. */
  | { readonly kind: 'eitherOf'; readonly entries: readonly [string, string] }
  /** It may be about the business, but is not in its knowledge. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'offTopic' }
  /** An insult or a complaint about the conversation. */
  | { readonly kind: 'upset' }
  /** Who or what is answering. */
  | { readonly kind: 'whoAnswers' };

/** The meaning of a visitor's message: exactly one event for each message. */
export type VisitorEvent =
  | { readonly type: 'greet' }
  /** Wants to book, with everything else the sentence said. */
  | {
      readonly type: 'book';
      readonly serviceId: string | null;
      readonly answers: Answers;
      readonly wish: SlotWish | null;
      readonly asks?: Asked;
    }
  | { readonly type: 'openMenu' }
  | { readonly type: 'openTopic'; readonly topicId: string; readonly optionId: string | null }
  | { readonly type: 'openSupport' }
  | { readonly type: 'askPerson' }
  | { readonly type: 'back' }
  | { readonly type: 'startOver' }
  | { readonly type: 'cancel' }
  /** Wants everything they told to be forgotten. */
  | { readonly type: 'forgetMe' }
  | { readonly type: 'chooseService'; readonly serviceId: string; readonly asks?: Asked }
  /** Answers to the current question or to several at once. */
  | {
      readonly type: 'answer';
      readonly answers: Answers;
      readonly wish: SlotWish | null;
      readonly asks?: Asked;
    }
  /** New values for earlier answers. */
  | {
      readonly type: 'correct';
      readonly answers: Answers;
      readonly wish?: SlotWish;
      readonly asks?: Asked;
    }
  /** Wants to change the answer to this question, the time (`SLOT`) or the service (`SERVICE`). */
  | { readonly type: 'change'; readonly target: string }
  /** Skips an optional question. */
  | { readonly type: 'skip' }
  /** Keeps the current answer. */
  | { readonly type: 'keep' }
  | { readonly type: 'pickSlot'; readonly slotId: string; readonly asks?: Asked }
  | { readonly type: 'wishSlot'; readonly wish: SlotWish; readonly asks?: Asked }
  | { readonly type: 'moreSlots' }
  | { readonly type: 'yes' }
  | { readonly type: 'no' }
  /** Free text where it is expected: what support is needed for. */
  | { readonly type: 'tell'; readonly text: string }
  /** The address that support may write to. */
  | { readonly type: 'giveContact'; readonly email: string }
  | { readonly type: 'ask'; readonly asked: Asked }
  /**
   * Wants to switch to another language: its BCP 47 tag as the business spells it; null if the business
   * lacks it.
   */
  | { readonly type: 'switchLanguage'; readonly locale: string | null }
  /** Asks what is booked, and when. */
  | { readonly type: 'recallBooking' }
  | { readonly type: 'thank' }
  | { readonly type: 'goodbye' }
  /** An invalid answer to the current question. */
  | { readonly type: 'invalid'; readonly reason: InvalidReason }
  | { readonly type: 'notUnderstood' };

/** The outcome of an effect, which the turn passes back to the dialogue. */
export type OutcomeEvent =
  /**
   * `wish` and `after` are those of the effect, because an empty result means different things with and
   * without them.
   */
  | {
      readonly type: 'slotsFound';
      readonly slots: readonly Slot[];
      readonly wish: SlotWish | null;
      readonly after: string | null;
      /** The last local date `YYYY-MM-DD` on which the service can currently be booked. */
      readonly lastDay: string;
    }
  | { readonly type: 'slotReserved'; readonly hold: Hold }
  | { readonly type: 'holdRenewed'; readonly hold: Hold }
  | { readonly type: 'holdReleased' }
  /** No longer available; `alternatives` are the next free ones. */
  | { readonly type: 'slotTaken'; readonly alternatives: readonly Slot[] }
  /** The visitor's address already holds as many times as allowed. This one may be tried again later. */
  | { readonly type: 'holdRefused'; readonly slotId: string }
  /**
   * The hold lapsed before it was renewed; `alternatives` are the next free times, including its own if it
   * is free.
   */
  | { readonly type: 'holdLapsed'; readonly alternatives: readonly Slot[] }
  | { readonly type: 'bookingConfirmed'; readonly booking: Booking }
  | { readonly type: 'visitorForgotten' }
  | { readonly type: 'ticketOpened' }
  | { readonly type: 'ticketContactAdded' }
  /**
   * The database gave no answer: nothing counts as secured, recorded or deleted, though it may have been done.
   * `turn`: the one that asked.
   */
  | { readonly type: 'bookingsUnavailable'; readonly turn: number };

export type DialogueEvent = VisitorEvent | OutcomeEvent;
