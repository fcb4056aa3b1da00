import { goesOnFrom } from './descent.ts';
import { isOutlived } from './session-lifetime.ts';
import type { Session } from './session-store.ts';
import type { SealedHead } from './state-sealed.ts';

/**
 * A copy of a session outside the store. Past `expiresAt` (epoch milliseconds) it only proves that there
 * was one.
 */
export interface KnownCopy {
  readonly session: Session;
  readonly expiresAt: number;
}

export type CopySource = 'copy' | 'token' | 'row';

/** What each source knows of a session. */
export interface Knowledge {
  readonly store:
    | { readonly kind: 'found'; readonly session: Session }
    | { readonly kind: 'absent' }
    | { readonly kind: 'deleted' }
    /** The store has one that cannot be decrypted here. */
    | { readonly kind: 'sealed'; readonly head: SealedHead }
    | { readonly kind: 'away' };
  /** This instance's copy. */
  readonly copy: KnownCopy | 'deleted' | null;
  /** The client's copy, from its resume token. */
  readonly token: KnownCopy | null;
  readonly row:
    | ({ readonly kind: 'found' } & KnownCopy)
    | { readonly kind: 'absent' }
    | { readonly kind: 'deleted' }
    | { readonly kind: 'away' }
    | { readonly kind: 'notAsked' };
}

export type Verdict =
  /** The store's own session counts. */
  | { readonly kind: 'store'; readonly session: Session }
  /** The store is unavailable or cannot be decrypted: go on from this copy. */
  | { readonly kind: 'goesOn'; readonly session: Session; readonly from: CopySource }
  /** The store is behind its own epoch: write this copy into it first. */
  | { readonly kind: 'repair'; readonly session: Session; readonly from: CopySource }
  /** The store has lost the session: create it there again, in a new epoch. */
  | { readonly kind: 'restore'; readonly session: Session; readonly from: CopySource }
  | { readonly kind: 'expired'; readonly session: Session }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'unknown' }
  /** The store's session cannot be decrypted, and no other copy is as new. */
  | { readonly kind: 'sealed' }
  /** The database has to be asked first. */
  | { readonly kind: 'askRow' }
  /** It may have been deleted, and the database that would know is unavailable. */
  | { readonly kind: 'refused' };

interface Candidate extends KnownCopy {
  readonly from: CopySource;
}

/**
 * Decides which copy of a session counts. Within an epoch the higher version wins, wherever it lies, unless
 * the store has advanced on its own from where that line branched off. Across epochs the store wins; if the
 * store has none, the copy that was updated last. A deletion known to any source overrides everything, so a
 * token counts only if the database confirms that there was none.
 */
export function whichCopyCounts(known: Knowledge, now: number): Verdict {
  const { store, copy, row } = known;
  if (store.kind === 'deleted' || copy === 'deleted' || row.kind === 'deleted') return { kind: 'deleted' };
  if (store.kind === 'found') return againstStore(store.session, known, now);
  if (row.kind === 'notAsked') return { kind: 'askRow' };
  if (store.kind === 'sealed') return besideSealed(store.head, known, now);

  const candidates = candidatesOf(known);
  const newest = candidates.reduce<Candidate | null>(newer, null);
  if (newest === null) return { kind: 'unknown' };
  const expiresAt = Math.max(...candidates.map((candidate) => candidate.expiresAt));
  if (expiresAt <= now || isOutlived(newest.session, now))
    return { kind: 'expired', session: newest.session };
  if (isUnproven(newest, known)) return { kind: 'refused' };
  const { session, from } = newest;
  return { kind: store.kind === 'away' ? 'goesOn' : 'restore', session, from };
}

function againstStore(session: Session, known: Knowledge, now: number): Verdict {
  if (isOutlived(session, now)) return { kind: 'expired', session };
  const ahead = candidatesOf(known)
    .filter((other) => other.session.version > session.version && goesOnFrom(other.session, session))
    .reduce<Candidate | null>(newer, null);
  if (ahead === null) return { kind: 'store', session };
  if (ahead.from === 'token' && known.row.kind === 'notAsked') return { kind: 'askRow' };
  if (isUnproven(ahead, known)) return { kind: 'refused' };
  return { kind: 'repair', session: ahead.session, from: ahead.from };
}

/** Only a copy as new as the sealed session can go on; anything older would fork the conversation. */
function besideSealed(head: SealedHead, known: Knowledge, now: number): Verdict {
  const newest = candidatesOf(known)
    .filter((other) => goesOnFrom(other.session, head))
    .reduce<Candidate | null>(newer, null);
  if (newest === null) return { kind: 'sealed' };
  const { session, from } = newest;
  if (isOutlived(session, now)) return { kind: 'expired', session };
  return isUnproven(newest, known) ? { kind: 'refused' } : { kind: 'goesOn', session, from };
}

/** In order of preference: among equals the nearest copy wins. */
function candidatesOf({ copy, token, row }: Knowledge): readonly Candidate[] {
  const found: Candidate[] = [];
  if (copy !== null && copy !== 'deleted') found.push({ from: 'copy', ...copy });
  if (row.kind === 'found') found.push({ session: row.session, expiresAt: row.expiresAt, from: 'row' });
  if (token !== null) found.push({ from: 'token', ...token });
  return found;
}

function newer(one: Candidate | null, other: Candidate): Candidate {
  if (one === null) return other;
  const sameEpoch = one.session.epoch === other.session.epoch;
  const isNewer = sameEpoch
    ? other.session.version > one.session.version
    : other.session.updatedAt > one.session.updatedAt;
  return isNewer ? other : one;
}

/** A token proves what was, not that it has not been deleted since. */
const isUnproven = ({ from }: Candidate, { row }: Knowledge): boolean =>
  from === 'token' && row.kind === 'away';
