import type { ChatReply } from '../../../backend/src/protocol/chat.ts';
import { CANARY } from '../../support/canaries.ts';
import { TO_SLOTS } from '../businesses.ts';
import type { Random } from '../random.ts';

/** A visitor's messages, each depending on the reply to the previous one. */
export type Story = Generator<string, void, ChatReply>;

const DECIDES_WITHIN = 60;

interface Words {
  readonly yes: string;
  readonly anotherTime: string;
  readonly cancel: string;
}

const ENGLISH: Words = { yes: 'yes', anotherTime: 'another time', cancel: 'cancel' };
const PORTUGUESE: Words = { yes: 'sim', anotherTime: 'outro horário', cancel: 'cancelar' };
const SPANISH: Words = { yes: 'sí', anotherTime: 'otra hora', cancel: 'cancelar' };

/**
 * Takes one of the offered times, and another one if it has been taken meanwhile. May have a change of mind
 * after a booking that failed.
 */
function* decide(random: Random, reply: ChatReply, { yes, anotherTime, cancel }: Words): Story {
  let latest = reply;
  let failed = false;
  for (let message = 0; message < DECIDES_WITHIN; message += 1) {
    if (latest.state === 'BOOK_SLOT') latest = yield random.pick(['1', '2', '3']);
    else if (latest.state === 'BOOK_REVIEW') {
      latest = yield failed ? random.pick([yes, yes, anotherTime, cancel]) : yes;
      failed = latest.state === 'BOOK_REVIEW';
    } else return;
  }
}

function* sayAll(messages: readonly string[]): Generator<string, ChatReply, ChatReply> {
  const [last = 'hello', ...others] = messages.toReversed();
  for (const message of others.toReversed()) yield message;
  return yield last;
}

function* books(random: Random): Story {
  yield* decide(random, yield* sayAll(TO_SLOTS), ENGLISH);
  yield* sayAll(['what is booked?', 'thanks']);
}

function* corrects(random: Random): Story {
  yield* sayAll([...TO_SLOTS, 'back', CANARY.otherEmail, '2']);
  const corrected = ['change my name', CANARY.name, `no, my email is ${CANARY.email}`, 'another time', '1'];
  yield* decide(random, yield* sayAll(corrected), ENGLISH);
}

function* asks(random: Random): Story {
  yield* sayAll(['hello', 'pricing', 'Pro', 'back', 'book', 'how much is Pro?', CANARY.name]);
  yield* decide(random, yield* sayAll(['how long does it take?', CANARY.email]), ENGLISH);
}

function* speaksPortuguese(random: Random): Story {
  const toSlots = ['Olá, queria agendar uma visita', CANARY.name, 'quanto custa o Pro?', CANARY.email];
  yield* decide(random, yield* sayAll(toSlots), PORTUGUESE);
  yield* sayAll(['que horas é?', 'obrigada']);
}

function* speaksSpanish(random: Random): Story {
  const toSlots = ['Hola, quisiera agendar una visita', CANARY.name, '¿cuánto cuesta Pro?', CANARY.email];
  yield* decide(random, yield* sayAll(toSlots), SPANISH);
  yield* sayAll(['¿a qué hora era?', 'muchas gracias']);
}

function* getsNowhere(random: Random): Story {
  for (const _ of 'only words') yield random.pick(['menu', 'pricing', 'back', 'hello', 'hmm', 'support']);
}

export const STORIES: readonly ((random: Random) => Story)[] = [
  books,
  corrects,
  asks,
  speaksPortuguese,
  speaksSpanish,
  getsNowhere,
];
