import type { FaultVisitor } from './fault-visitor.ts';
import { UNTIL_REVIEW } from './fault-words.ts';

const AFTERWARDS = ['menu', 'pricing', 'back', 'hello'] as const;

/** Books a time, unless somebody else has it by then, and goes on talking. */
function* talk(): Generator<string> {
  yield* UNTIL_REVIEW;
  yield 'yes';
  for (;;) yield* AFTERWARDS;
}

export interface Talk {
  /** Resolves to how many tries each message took; rejects if one was not answered. */
  end(): Promise<readonly number[]>;
}

/** Lets a visitor talk until it is ended. `urls`, asked anew for each message, are where it tries in turn. */
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
  // Whoever ends it hears of it; until then nobody listens.
  talking.catch(() => undefined);
  return {
    end: () => {
      goesOn = false;
      return talking;
    },
  };
}
