import { randomBytes } from 'node:crypto';

/** The trace that a request belongs to. */
export interface TraceContext {
  readonly traceId: string;
  /** Whoever asked; null where the trace begins here. */
  readonly parentId: string | null;
  readonly isSampled: boolean;
}

/** W3C Trace Context: version, trace, parent, flags, and whatever versions to come put behind them. */
const TRACEPARENT = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const SAMPLED = 0x01;

const DIGITS_OF_RATIO = 13;

/** As `traceparent` says; without one that can be read a trace begins, and is sampled with a probability of `ratio`. */
export function traceContextOf(traceparent: string | undefined, ratio: number): TraceContext {
  const [, version, traceId, parentId, flags, more] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || parentId === undefined || (version === '00' && more !== undefined)) {
    return begin(ratio);
  }
  const isSampled = (Number.parseInt(flags ?? '', 16) & SAMPLED) !== 0;
  return { traceId, parentId, isSampled };
}

function begin(ratio: number): TraceContext {
  const traceId = randomBytes(16).toString('hex');
  const drawn = Number.parseInt(traceId.slice(-DIGITS_OF_RATIO), 16) / 16 ** DIGITS_OF_RATIO;
  return { traceId, parentId: null, isSampled: drawn < ratio };
}

export const newSpanId = (): string => randomBytes(8).toString('hex');
