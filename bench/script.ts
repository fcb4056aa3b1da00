import { randomInt } from 'node:crypto';

/** The visitor's next message, given the number of turns and the last answer; null at the end. */
export type Script = (turns: number, answer: string) => string | null;

/** The message for each state; ten turns from `WELCOME` to a booking. */
const SAID_IN: Readonly<Record<string, string>> = {
  WELCOME: 'book',
  BOOK_NAME: 'John Smith',
  BOOK_EMAIL: 'john.smith@acme.example',
  BOOK_PHONE: '+351 912 345 678',
  BOOK_COMPANY: 'Acme Industries',
  BOOK_EMPLOYEES: '120',
  BOOK_CHANNEL: 'WhatsApp',
  BOOK_GOAL: 'More leads',
  BOOK_SLOT: '1',
  BOOK_REVIEW: 'yes',
};

export const OPENING = 'book';

export const TURNS_OF_A_BOOKING = Object.keys(SAID_IN).length;

/** Each visitor has its own number, so that caches of numbers do not help others. */
const anyPhone = (): string => `+351 912 ${randomInt(100, 1_000)} ${randomInt(100, 1_000)}`;

/** Follows the state, so that a time taken by another visitor meanwhile is replaced. */
export const bookingScript: Script = (_turns, answer) => {
  const { state } = JSON.parse(answer) as { state: string };
  if (state === 'BOOK_CONFIRMED') return null;
  const said = state === 'BOOK_PHONE' ? anyPhone() : SAID_IN[state];
  if (said === undefined) throw new Error(`Unexpected answer in a booking: ${answer}`);
  return said;
};

/** The same messages for a server without states. */
export const bareScript: Script = (turns) => Object.values(SAID_IN)[turns] ?? null;

/** The same messages for peers, which report no states: each says in words when the booking is done. */
export const peerScript: Script = (turns, answer) => {
  const next = bareScript(turns, answer);
  if (next === null && !answer.includes('is confirmed'))
    throw new Error(`Unexpected answer in a booking: ${answer}`);
  return next;
};
