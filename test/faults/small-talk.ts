import type { FaultVisitor } from './fault-visitor.ts';
import { UNTIL_REVIEW } from './fault-words.ts';

const AFTERWARDS = ['menu', 'pricing', 'back', 'hello'] as const;

/** Books a time, unless it has been taken meanwhile, and keeps talking. */
function* talk(): Generator<string> {
  yield* UNTIL_REVIEW;
  yield 'yes';
  for (;;) yield* AFTERWARDS;
}

export interface Talk {
  /** Resolves to the number of tries for each message; rejects if one was not answered. */
  end(): Promise<readonly number[]>;
}

/** Lets a visitor talk until `end` is called. `urls`, read anew for each message, are tried in turn. */
export function talkOn(visitor: FaultVisitor, urls: () => readonly string[]): Talk {
  let goesOn = true;
  const talking = (async () => {
    const tries: number[] = [];
    for (const message of talk()) {
      if (!goesOn) break;
      tries.push((await visitor.insist(message, urls())).tries);
    }
    return tries;
  })();
  // `end` reports the error; until then nothing listens.
  talking.catch(() => undefined);
  return {
    end: () => {
      goesOn = false;
      return talking;
    },
  };
}
