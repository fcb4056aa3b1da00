import { performance } from 'node:perf_hooks';
import { Dialogue } from '../../backend/src/dialogue/dialogue.ts';
import type { VisitorEvent } from '../../backend/src/dialogue/events.ts';
import type { Business } from '../../backend/src/domain/business.ts';
import { createUnderstanding, type Message } from '../../backend/src/understanding/understand.ts';
import { percentile } from '../statistics.ts';
import type { Case } from './case.ts';
import { judge, type Verdict } from './judge.ts';
import { viewOf } from './scene.ts';

/** A case, what the rules made of it, and what is to be thought of that. */
export interface Reading {
  readonly case: Case;
  readonly event: VisitorEvent;
  readonly verdict: Verdict;
}

export interface Pace {
  /** Microseconds a message. */
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

export interface Measured {
  readonly readings: readonly Reading[];
  readonly pace: Pace;
}

const WARM_UP_ROUNDS = 5;
const ROUNDS = 10;

/** Reads every case, and again and again for the pace. */
export function measure(cases: readonly Case[], businessOf: (name: string) => Business): Measured {
  const readers = new Map(
    [...new Set(cases.map(({ business }) => business))].map((name) => [name, readerOf(businessOf(name))]),
  );
  const prepared = cases.map((one) => prepare(one, readers.get(one.business)));
  const readings = prepared.map(({ one, business, read }) => {
    const event = read();
    return { case: one, event, verdict: judge(one, event, business) };
  });
  return { readings, pace: paceOf(prepared.map(({ read }) => read)) };
}

const readerOf = (business: Business) => ({
  business,
  dialogue: new Dialogue(business),
  understand: createUnderstanding(business),
});

function prepare(one: Case, reader: ReturnType<typeof readerOf> | undefined) {
  if (!reader) throw new Error(`${one.id} is about a business that was not read`);
  const { business, dialogue, understand } = reader;
  const message: Message = { text: one.text, view: viewOf(dialogue, one), now: Date.parse(one.now) };
  return { one, business, read: () => understand(message).event };
}

function paceOf(reads: readonly (() => VisitorEvent)[]): Pace {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const read of reads) read();
  // Of a message the quickest round counts: what else the machine does only ever adds.
  const micros = reads.map((read) => Math.min(...Array.from({ length: ROUNDS }, () => microsOf(read))));
  const sorted = micros.toSorted((one, other) => one - other);
  return { median: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: sorted.at(-1) ?? 0 };
}

function microsOf(read: () => unknown): number {
  const start = performance.now();
  read();
  return (performance.now() - start) * 1_000;
}
