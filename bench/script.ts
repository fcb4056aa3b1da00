import { randomInt } from 'node:crypto';

/** What a visitor says next, given how many turns were taken and the last answer; null when it is all said. */
export type Script = (turns: number, answer: string) => string | null;

/** What is said in which state; ten turns from `WELCOME` to a booking. */
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

/** Visitors have one each, so that what is remembered of a number helps nobody else. */
const anyPhone = (): string => `+351 912 ${randomInt(100, 1_000)} ${randomInt(100, 1_000)}`;

/** Goes by the state, so that a time that another visitor took meanwhile is chosen anew. */
export const bookingScript: Script = (_turns, answer) => {
  const { state } = JSON.parse(answer) as { state: string };
  if (state === 'BOOK_CONFIRMED') return null;
  const said = state === 'BOOK_PHONE' ? anyPhone() : SAID_IN[state];
  if (said === undefined) throw new Error(`The booking went astray: ${answer}`);
  return said;
};

/** The same messages for a server that has no states. */
export const bareScript: Script = (turns) => Object.values(SAID_IN)[turns] ?? null;

/** The same messages for peers, which tell no states: each says in words that the last one has booked. */
export const peerScript: Script = (turns, answer) => {
  const next = bareScript(turns, answer);
  if (next === null && !answer.includes('is confirmed'))
    throw new Error(`The booking went astray: ${answer}`);
  return next;
};
