import type { Answers } from '../domain/answers.ts';
import type { Booking, Hold } from '../domain/booking.ts';
import type { Slot, SlotWish } from '../domain/slot.ts';

/** Why an answer to the current question was not taken. */
export type InvalidReason =
  | 'tooLong'
  | 'notAName'
  | 'notAnEmail'
  | 'notAPhone'
  | 'notANumber'
  | 'notAChoice'
  | 'empty'
  /** A time that was read but cannot exist, such as 02:30 on a day without it. */
  | 'notATime'
  /** A date that no calendar has, such as 30 February. */
  | 'notADate'
  /** A date that falls on another weekday than was said. */
  | 'wrongWeekday'
  /** A time that has passed. */
  | 'past';

/**
 * What a question comes to: the business's own knowledge answers it, and nothing else does. Entries are named as
 * `KnowledgeEntry` names them.
 */
export type Asked =
  | { readonly kind: 'entry'; readonly entry: string }
  /** Words made of these entries, and checked against them. */
  | { readonly kind: 'words'; readonly text: string; readonly entries: readonly string[] }
  /** Two entries are as near. */
  | { readonly kind: 'eitherOf'; readonly entries: readonly [string, string] }
  /** May be about the business, and is not in its knowledge. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'offTopic' }
  /** Who or what it is that answers. */
  | { readonly kind: 'whoAnswers' };

/** What a visitor's message means; understanding produces exactly one for each message. */
export type VisitorEvent =
  | { readonly type: 'greet' }
  /** Wants to book; whatever else the sentence said comes along. */
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
  /** Wants nothing of what was told to be remembered. */
  | { readonly type: 'forgetMe' }
  | { readonly type: 'chooseService'; readonly serviceId: string; readonly asks?: Asked }
  /** Answers to the current question or to several at once. */
  | {
      readonly type: 'answer';
      readonly answers: Answers;
      readonly wish: SlotWish | null;
      readonly asks?: Asked;
    }
  /** New values for answers that were given before. */
  | {
      readonly type: 'correct';
      readonly answers: Answers;
      readonly wish?: SlotWish;
      readonly asks?: Asked;
    }
  /** Wants to give another answer to this question, to pick another time (`SLOT`) or service (`SERVICE`). */
  | { readonly type: 'change'; readonly target: string }
  /** Leaves an optional question unanswered. */
  | { readonly type: 'skip' }
  /** Keeps the answer that stands. */
  | { readonly type: 'keep' }
  | { readonly type: 'pickSlot'; readonly slotId: string; readonly asks?: Asked }
  | { readonly type: 'wishSlot'; readonly wish: SlotWish; readonly asks?: Asked }
  | { readonly type: 'moreSlots' }
  | { readonly type: 'yes' }
  | { readonly type: 'no' }
  /** Free text where free text is wanted: what support is needed for. */
  | { readonly type: 'tell'; readonly text: string }
  /** The address that support may write to. */
  | { readonly type: 'giveContact'; readonly email: string }
  | { readonly type: 'ask'; readonly asked: Asked }
  /** Wants to go on in another language: its BCP 47 tag as the business spells it; null for one that it lacks. */
  | { readonly type: 'switchLanguage'; readonly locale: string | null }
  /** Asks what is booked, and when. */
  | { readonly type: 'recallBooking' }
  | { readonly type: 'thank' }
  | { readonly type: 'goodbye' }
  /** An answer to what was asked, but a wrong one. */
  | { readonly type: 'invalid'; readonly reason: InvalidReason }
  | { readonly type: 'notUnderstood' };

/** What came of an effect; the turn hands it back to the dialogue. */
export type OutcomeEvent =
  /** `wish` and `after` are those of the effect: an empty result means different things with and without them. */
  | {
      readonly type: 'slotsFound';
      readonly slots: readonly Slot[];
      readonly wish: SlotWish | null;
      readonly after: string | null;
      /** The local date `YYYY-MM-DD` up to which the service can be booked now. */
      readonly lastDay: string;
    }
  | { readonly type: 'slotReserved'; readonly hold: Hold }
  | { readonly type: 'holdRenewed'; readonly hold: Hold }
  /** Not to be had any more; `alternatives` are the next free ones. */
  | { readonly type: 'slotTaken'; readonly alternatives: readonly Slot[] }
  /** As many times are held from the visitor's address as may be: this one may be tried again later. */
  | { readonly type: 'holdRefused'; readonly slotId: string }
  /** The hold ran out of time before it was renewed; `alternatives` are the next free times, its own among them. */
  | { readonly type: 'holdLapsed'; readonly alternatives: readonly Slot[] }
  | { readonly type: 'bookingConfirmed'; readonly booking: Booking }
  | { readonly type: 'visitorForgotten' }
  | { readonly type: 'ticketOpened' }
  | { readonly type: 'ticketContactAdded' }
  /** The database is away: nothing could be secured, recorded or deleted. */
  | { readonly type: 'bookingsUnavailable' };

export type DialogueEvent = VisitorEvent | OutcomeEvent;
