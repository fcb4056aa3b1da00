import { isOutlived } from '../session-lifetime.ts';
import type { Commit, Session } from '../session-store.ts';
import type { AwayCommitOutcome, AwayTurn } from './session-archive.ts';

/** What is compared of an archived session. */
export interface KeptLine {
  readonly session: Session;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** The store's version that it descends from, while the store may lack it. */
  readonly unsavedBase: number | null;
}

type CommitDecision =
  | Exclude<AwayCommitOutcome, { kind: 'applied' | 'deleted' }>
  /** `base`: the store's version that the line descends from. */
  | { readonly kind: 'apply'; readonly base: number };

/**
 * Decides on a turn that is committed without the store. A known message id takes precedence over every
 * comparison.
 */
export function decideCommit(
  kept: KeptLine | null,
  { expected, next }: Commit,
  { previous, base }: Pick<AwayTurn, 'previous' | 'base'>,
  now: number,
): CommitDecision {
  const ownBase = base ?? expected?.version ?? 0;
  if (!kept || (expected === null && isOver(kept, now))) return { kind: 'apply', base: ownBase };
  const { session, unsavedBase } = kept;
  if (session.turns.some(({ id }) => id === next.turns.at(-1)?.id))
    return { kind: 'replay', session, unsavedBase };
  if (session.epoch === expected?.epoch) {
    if (session.version > expected.version) return { kind: 'newer', session, unsavedBase };
    // The row was left behind by the line that the store continued, so its base says nothing about this
    // turn.
    if (!descendsFrom(next, session)) return { kind: 'apply', base: ownBase };
    if (base === null) return { kind: 'apply', base: unsavedBase ?? expected.version };
    // The row may also come from an instance that is still cut off, so the higher base is used.
    return { kind: 'apply', base: Math.max(base, unsavedBase ?? session.version) };
  }
  const lags = previous !== null && !isBefore(previous.updatedAt, session.updatedAt);
  return lags ? { kind: 'apply', base: ownBase } : { kind: 'newer', session, unsavedBase };
}

const isOver = ({ session, expiresAt }: KeptLine, now: number): boolean =>
  expiresAt <= now || isOutlived(session, now);

/**
 * Whether the store's session replaces the archived one. `keep-statement.ts` states the same rule in SQL.
 */
export function replaces(stored: Session, { session, unsavedBase }: Omit<KeptLine, 'expiresAt'>): boolean {
  return stored.epoch === session.epoch
    ? stored.version > (unsavedBase ?? session.version)
    : isBefore(session.updatedAt, stored.updatedAt);
}

/** Whether the newer state remembers the last turn of the older one at the same position. */
const descendsFrom = (newer: Session, older: Session): boolean =>
  newer.turns.at(older.version - newer.version - 1)?.id === older.turns.at(-1)?.id;

const isBefore = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);
