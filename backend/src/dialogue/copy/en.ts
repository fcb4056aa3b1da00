import type { InvalidReason } from '../events.ts';
import { join, list } from './phrasing.ts';
import { enPlaces } from './places/en.ts';

const contactOf = (email: string, phone: string | null): string =>
  phone === null ? email : `${email} or ${phone}`;

/** Every sentence of the assistant in English. Each other language is a file of the same shape. */
export const en = {
  /** The locale for dates and times. */
  dateLocale: 'en-GB',
  /**
   * Place names of time zones, by the last part of the zone's id, which is the name for places not listed.
   */
  places: enPlaces,

  howCanIHelp: 'How can I help you today?',
  whatNext: 'What can I do for you?',
  whatElse: 'What else can I do for you?',
  welcomeBack: (name: string | null) => (name === null ? 'Welcome back.' : `Welcome back, ${name}.`),
  nextBooking: (service: string, when: string, reference: string) =>
    `Your next booking: ${service}, ${when}. Its reference is ${reference}.`,
  mainMenu: 'Main menu',
  talkToAPerson: 'Talk to a person',
  askToGoOn: (service: string | null) =>
    `Your booking${service === null ? '' : ` (${service})`} is not finished. Would you like to go on with it?`,
  goOn: 'Yes, go on',
  tryAgain: 'Try again',
  keepIt: 'Keep it',
  skip: 'Skip',

  afterDetail: 'Would you like to go ahead and book?',
  anotherOption: 'See the others',

  askIssue: 'What do you need help with? A sentence or two is enough.',
  askIssueForPerson:
    "I can't connect you to a person in this chat, but I can record a request for the team. What is it about?",
  askContact: 'What email address can the team reply to?',
  ticketOpened: (email: string, phone: string | null) =>
    `Your request is recorded. You can also reach the team directly at ${contactOf(email, phone)}.`,
  ticketFailed: (email: string, phone: string | null) =>
    `I couldn't record your request just now. Please contact the team directly at ${contactOf(email, phone)}.`,

  askService: 'Which service would you like?',
  thanks: (name: string) => `Thanks, ${name}.`,
  askAgain: (label: string, answer: string) => `Your ${label} is ${answer}. Send another one, or keep it.`,
  askAgainSkipped: (label: string) => `You left out your ${label}. You can send it now, or keep it that way.`,
  updated: (answers: readonly { label: string; answer: string }[]) =>
    `Updated: your ${list(
      answers.map(({ label, answer }) => `${label} is ${answer}`),
      'and your',
    )}.`,
  noted: (answers: readonly { label: string; answer: string }[]) =>
    `Noted: your ${list(
      answers.map(({ label, answer }) => `${label} is ${answer}`),
      'and your',
    )}.`,
  /** Told before the time is looked for; `wish`: such as "on a Tuesday". */
  wishNoted: (wish: string, zone: string) => `${join("I'll look for a time", wish)} (${zone}).`,
  leftOut: 'left out',
  cannotSkip: "I'm afraid I can't book without that.",

  /** `wish`: what the times fit, such as "on a Tuesday"; null if these are simply the earliest. */
  offer: (wish: string | null, zone: string) =>
    `These are the ${wish === null ? 'earliest free times' : join('free times', wish)} (${zone}). Which one suits you?`,
  /** The same of a single one. */
  offerOne: (wish: string | null, zone: string) =>
    `${join('There is one free time', wish ?? '')} (${zone}). Does it suit you?`,
  offerLater: (wish: string | null, zone: string) =>
    `These are the ${join('next free times', wish ?? '')} (${zone}). Which one suits you?`,
  /** `place`: `New York` */
  zone: (place: string) => `${place} time`,
  otherZone: (time: string, place: string) => `${time} in ${place}`,
  noneFor: (wish: string) => `${join('There is nothing free', wish)}.`,
  noneYet: (wish: string, lastDay: string) =>
    `${join('Nothing can be booked yet', wish)}. Times can be booked up to ${lastDay}.`,
  noneLater: 'There is nothing later than that.',
  noSlots: (days: number, email: string, phone: string | null) =>
    `There is no free time in the next ${days} days. The team can help you at ${contactOf(email, phone)}.`,
  slotTaken: "I'm sorry, that time is not free.",
  tooManyHolds:
    "Several times are being held from this connection at the moment, so I can't hold another one. Nothing is booked yet. Please book one of those first, or try again in a few minutes.",
  holdLapsed: 'I could not hold that time for you any longer. Nothing is booked yet.',
  calendarAway: "I can't reach the calendar at the moment, so I can't secure a time. Nothing is booked yet.",
  calendarAwayHolding:
    "I can't reach the calendar at the moment. Please take this as not booked yet, and try again shortly.",

  wishDate: (date: string) => `on ${date}`,
  wishRange: (from: string, to: string) => `from ${from} to ${to}`,
  wishWeekday: (weekday: string) => `on a ${weekday}`,
  wishPart: { morning: 'in the morning', afternoon: 'in the afternoon', evening: 'in the evening' },
  wishAt: (time: string) => `at ${time}`,
  wishFrom: (from: string) => `from ${from} on`,
  wishBefore: (to: string) => `before ${to}`,
  wishUpTo: (to: string) => `at ${to} or before`,
  wishBetween: (from: string, to: string) => `between ${from} and ${to}`,
  wishOr: (wishes: readonly string[]) => list(wishes, 'or'),
  wishBut: (wish: string, not: readonly string[]) => `${wish}, except ${list(not, 'or')}`,
  /** Like `wishBut`, for a wish that nothing fits. */
  wishUnless: (wish: string, not: readonly string[]) => `${wish}, except ${list(not, 'or')}`,

  /** Shown below offered times; `zone`: `Lisbon time (GMT+1)`. */
  timesIn: (zone: string) => `Times are ${zone}`,
  held: (time: string) => `${time} is held for you`,
  cardConfirmed: 'Booking confirmed',
  cardCancelled: 'Booking cancelled',
  cardDate: 'Date',
  cardZone: 'Time zone',
  cardReference: 'Reference',
  toCalendar: 'Add to calendar',

  reviewTitle: 'Please check the details:',
  reviewService: 'Service',
  reviewWhen: 'When',
  reviewTime: 'Time',
  reviewHold: (until: string) => `I am holding this time for you until ${until}. Shall I book it?`,
  reviewHeldNoLonger: 'Shall I book it, if it is still free?',
  bookIt: 'Yes, book it',
  changeSomething: 'Change something',
  cancel: 'Cancel',
  whatToChange: 'What should I change?',
  changeNothing: 'Nothing, keep it',

  confirmed: (service: string, when: string, reference: string) =>
    `Your booking is confirmed: ${service}, ${when}. Your reference is ${reference}.`,
  standing: (service: string, when: string, reference: string) =>
    `Your booking ${reference} is confirmed: ${service}, ${when}.`,
  nothingBooked: (email: string, phone: string | null) =>
    `Nothing is booked in this chat yet. For a booking that you made before, please contact ${contactOf(email, phone)}.`,
  cancelled: 'All right, I have stopped this booking and released the time.',
  stopped: 'All right, I have stopped this booking.',
  nothingToCancel: (email: string, phone: string | null) =>
    `There is no booking under way in this chat. To cancel one that you made before, please contact ${contactOf(email, phone)}.`,
  cancelByContact: (reference: string, email: string, phone: string | null) =>
    `Your booking ${reference} still stands. I can't cancel it here; please contact ${contactOf(email, phone)} and mention the reference.`,
  changeByContact: (reference: string, email: string, phone: string | null) =>
    `Your booking ${reference} is confirmed as it is. To change it, please contact ${contactOf(email, phone)} and mention the reference.`,
  startedOver: "Let's start over.",
  askToForget:
    'Shall I forget you? I would delete your name, how to reach you, and what you told me for a booking. Bookings that you have made stay.',
  forgetIt: 'Yes, forget me',
  forgetNot: 'No, keep it',
  forgotten: 'I have deleted what I knew about you. Bookings that you have made still stand.',
  forgetFailed:
    "I can't reach what I have stored at the moment, so nothing is deleted yet. Please try again shortly.",
  didYouMean: 'Which of these do you mean?',
  doNotKnow: "I don't know that, and I would rather not guess.",
  orAPerson: 'You can ask the team, or go back to the menu.',
  offTopic: (business: string) => `I'm afraid I can only help with ${business}.`,
  upset: "I'm sorry this is not going well. I can record a request for the team, or take you to the menu.",
  whoAnswers: (business: string) => `I'm the automated assistant of ${business}, not a person.`,
  languageSwitched: "All right, let's go on in English.",
  languageLacking: (languages: readonly string[]) => `I'm afraid I can only write ${list(languages, 'and')}.`,
  whichTime: 'Which one do you mean?',
  youAreWelcome: "You're welcome.",
  goodbye: 'Thank you for your time. Write again whenever you like.',
  restarted:
    'This chat was updated since your last message, so we continue from the menu. I kept what you told me.',

  endedUnfinished:
    'Your previous conversation has ended, so this is a new one. I kept what you told me for your booking.',

  alreadyAnswered: 'I have answered that message already.',
  /** Replaces a reply about something that the business no longer has. */
  updatedSince: 'This part of the chat has been updated since.',

  reaskMenu: (labels: readonly string[]) =>
    `Sorry, I didn't catch that. You can say ${list(
      labels.map((label) => `"${label}"`),
      'or',
    )}.`,
  reaskUnfinished: "Sorry, I didn't catch that. Would you like to go on with your booking?",
  reaskTopic: 'Sorry, I didn\'t catch that. Please name one of the options, or say "menu".',
  reaskService: (labels: readonly string[]) => `Please choose ${list(labels, 'or')}.`,
  reaskSlot:
    'I couldn\'t match that to a time. Choose one of those above, or name a day and time such as "Tuesday at 10".',
  reaskReview: 'Just to be sure: please say "yes" to book this, or tell me what to change.',
  reaskIssue: 'Please describe in a few words what you need help with.',
  reaskContact: "That doesn't look like an email address. Please send one like name@example.com.",
  reaskForget: 'Please say "yes" to have it deleted, or "no" to keep it.',
  reaskConfirmed: (reference: string, when: string) =>
    `Your booking ${reference} is confirmed for ${when}. Is there anything else?`,
  invalid: {
    tooLong: 'That is too long; 200 characters are enough. Could you shorten it?',
    notAName: 'Please tell me just the name, in letters.',
    notAnEmail: "That doesn't look like an email address. Please send one like name@example.com.",
    notAPhone: "That doesn't look like a phone number. Please send 8 to 15 digits, area code included.",
    notANumber: 'Please give me a number, such as 25.',
    notAChoice: 'Please choose one of the options.',
    empty: 'Please write a short answer.',
    notATime: 'There is no such time on that day. Please name another one.',
    notADate: 'There is no such date. Please name another one.',
    wrongWeekday: 'That date is not on that weekday. Please name one or the other.',
    past: 'That time has passed. Please name a later one.',
  } satisfies Record<InvalidReason, string>,
  /** `prompt`: the question as it was asked. */
  reaskQuestion: (prompt: string) => `Sorry, I didn't get that. ${prompt}`,
  wayOut:
    "I'm sorry, I'm still not getting it. I can record a request for a person, or take you to the menu.",
  wayOutSkip:
    "I'm sorry, I'm still not getting it. You can skip this question, ask for a person, or go to the menu.",

  notice: {
    degraded:
      'I am having trouble saving this conversation right now. You can go on; I will catch up as soon as I can.',
    resumed: 'Welcome back. We continue where we left off.',
    expired: 'Your previous conversation has ended, so this is a new one.',
    hold_lapsed: 'I could not hold that time for you any longer. Nothing is booked yet.',
  },
};

export type Copy = typeof en;
