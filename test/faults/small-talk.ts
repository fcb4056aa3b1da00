import type { FaultVisitor } from './fault-visitor.ts';
import { UNTIL_REVIEW } from './fault-words.ts';

const AFTERWARDS = ['menu', 'pricing', 'back', 'hello'] as const;

/** What a visitor says who books and then goes on talking for as long as `goesOn`. */
export function* talk(goesOn: () => boolean): Generator<string> {
  yield* UNTIL_REVIEW;
  yield 'yes';
  for (let turn = 0; goesOn(); turn += 1) yield AFTERWARDS[turn % AFTERWARDS.length] ?? 'menu';
}

/** Says nothing in particular until it is ended; `urls` are asked anew for each message. */
export function talkOn(visitor: FaultVisitor, urls: () => readonly string[]): { end(): Promise<void> } {
  let goesOn = true;
  const talking = (async () => {
    for (const message of talk(() => goesOn)) {
      if (!goesOn) return;
      await visitor.insist(message, urls());
    }
  })();
  // Whoever ends it hears of it; until then nobody listens.
  talking.catch(() => undefined);
  return {
    end: () => {
      goesOn = false;
      return talking;
    },
  };
}
