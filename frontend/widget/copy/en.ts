import type { Notice } from '../model.ts';
import type { EndReason } from '../outcome.ts';

// The panel's own sentences; the assistant's come from the server. The build of another language's panel
// replaces this file by that language's. Individual exports rather than an object: the build drops their
// names, which every page would have to load.

/** The language of these sentences, and the locale of dates and times, as on the server. */
export const locale = 'en-GB';
/** The custom element in this language. */
export const element = 'holdfast-panel';

export const chat = 'Chat';
export const close = 'Close chat';
export const more = 'More';
export const headline = 'Bookings and questions';
export const elsewhere = 'Also open on another device';
export const degraded = 'Saving is delayed. You can go on.';
export const conversation = 'Conversation';
export const you = 'You';
export const team = 'Team';
export const typing = 'Is typing';
export const messageLabel = 'Your message';
export const placeholder = 'Write a message';
export const send = 'Send';
export const counter = (length: number, most: number) => `${length} of ${most} characters`;
export const retry = 'Try again';
export const unanswered = 'Not answered yet';
export const refused = 'This could not be taken. Please write it differently.';
export const offline = 'You are offline. What you write is sent later.';
export const startUnreachable = 'The chat cannot be reached at the moment.';
export const sendUnreachable = 'No answer yet. It is safe to try again.';
export const busy = 'It is busy here. Trying again soon.';
export const cut = 'The connection was lost. Reconnecting.';
export const ended: Readonly<Record<EndReason, string>> = {
  expired: 'This conversation has expired.',
  deleted: 'This conversation was deleted.',
  notFound: 'This conversation is no longer here.',
};
export const notices: Readonly<Record<Notice, string>> = {
  linkExpired: 'The link has run out. Show a new code on the other device.',
  noCode: 'There is no code at the moment.',
  forgetFailed: 'Nothing is deleted yet. Please try again.',
};
export const startOver = 'Start new session';
export const expiring = (time: string) => `This conversation ends at ${time}.`;
export const stay = 'Keep it open';
export const handOver = 'Continue on your phone';
export const scan = 'Scan this with your phone. It works once, within a minute.';
export const code = 'QR code of this conversation';
export const link = 'Link for another device';
export const codeOver = 'The code has run out.';
export const newCode = 'Show a new code';
export const forget = 'Forget me';
export const forgetWhat =
  'This deletes the conversation and what is known about you. Confirmed bookings stay.';
export const forgetNow = 'Yes, forget me';
export const back = 'Back';
export const heldStill = (minutes: number) =>
  `The time is held for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}.`;
export const holdOver = 'The hold has run out. Somebody else may take the time now.';
