import { performance } from 'node:perf_hooks';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { createUnderstanding, type Message } from '../../backend/src/understanding/understand.ts';
import type { Case } from './case.ts';
import { judge, type Verdict } from './judge.ts';
import { viewOf } from './scene.ts';

/** A case, how the rules read it, and the verdict. */
export interface Reading {
  readonly case: Case;
  readonly event: VisitorEvent;
  readonly verdict: Verdict;
  /** The language that was detected, a BCP 47 tag; null if undecided. */
  readonly language: string | null;
  /** Microseconds that reading took. */
  readonly micros: number;
}

const WARM_UP_ROUNDS = 5;
const ROUNDS = 10;

/** Reads every case, repeatedly in order to measure the pace. */
export function measure(cases: readonly Case[], businessOf: (name: string) => Business): readonly Reading[] {
  const readers = new Map(
    [...new Set(cases.map(({ business }) => business))].map((name) => [name, readerOf(businessOf(name))]),
  );
  const prepared = cases.map((one) => prepare(one, readers.get(one.business)));
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const { read } of prepared) read();
  const pace = quickest(prepared.map(({ read }) => read));
  return prepared.map(({ one, business, read }, index) => {
    const { event, language } = read();
    const micros = pace[index] ?? Number.POSITIVE_INFINITY;
    return { case: one, event, verdict: judge(one, event, business), language, micros };
  });
}

const readerOf = (business: Business) => ({
  business,
  dialogue: new Dialogue(business),
  understand: createUnderstanding(business),
});

function prepare(one: Case, reader: ReturnType<typeof readerOf> | undefined) {
  if (!reader) throw new Error(`${one.id} is about a business that was not loaded`);
  const { business, dialogue, understand } = reader;
  const message: Message = { text: one.text, view: viewOf(dialogue, one), now: Date.parse(one.now) };
  let readings = 0;
  // Each reading uses another instant, so that no cached result is used.
  return { one, business, read: () => understand({ ...message, now: message.now + readings++ }) };
}

/**
 * Microseconds of each reading in the best round, because other load on the machine only ever adds.
 * Readings alternate, so that no cached result is used.
 */
function quickest(reads: readonly (() => unknown)[]): readonly number[] {
  const rounds = Array.from({ length: ROUNDS }, () => reads.map(microsOf));
  return reads.map((_, index) =>
    Math.min(...rounds.map((round) => round[index] ?? Number.POSITIVE_INFINITY)),
  );
}

function microsOf(read: () => unknown): number {
  const start = performance.now();
  read();
  return (performance.now() - start) * 1_000;
}
