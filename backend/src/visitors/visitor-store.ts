import type { VisitorProfile } from './visitor-profile.ts';

/** How long a visitor is remembered after their last visit. */
export const VISITOR_SECONDS = 7 * 24 * 60 * 60;

/** What a conversation has learnt of a visitor. */
export interface VisitorNews {
  /** The visitor's id. */
  readonly visitor: string;
  readonly told: VisitorProfile;
}

export type RecallOutcome =
  | { readonly kind: 'known'; readonly profile: VisitorProfile }
  /** Nothing was ever stored, or the last visit is more than seven days ago. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forgotten' };

/**
 * Visitor profiles, by an id that nobody else can know. Each verb is atomic, may be repeated, and rejects
 * with `VisitorsUnavailable` when the database cannot be reached in time. Non-goals: it neither identifies
 * visitors nor decides what is stored of them.
 */
export interface VisitorStore {
  recall(visitor: string): Promise<RecallOutcome>;
  /**
   * Merges into the profiles and remembers them for seven more days. Nothing is stored for a forgotten
   * visitor.
   */
  keep(news: readonly VisitorNews[]): Promise<void>;
  /**
   * Deletes the profile, and refuses to store one again for as long as a conversation of the visitor may go
   * on.
   */
  forget(visitor: string): Promise<void>;
  /** Removes expired profiles, a few thousand at most; resolves to their number. */
  sweep(): Promise<number>;
}

/** The database could not be reached, or not in time. */
export class VisitorsUnavailable extends Error {
  override readonly name = 'VisitorsUnavailable';
}
