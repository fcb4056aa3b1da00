import type { VisitorProfile } from './visitor-profile.ts';

/** A visitor is remembered for so long after they were last here. */
export const VISITOR_SECONDS = 7 * 24 * 60 * 60;

/** What a conversation has told of a visitor. */
export interface VisitorNews {
  /** The visitor's id. */
  readonly visitor: string;
  readonly told: VisitorProfile;
}

export type RecallOutcome =
  | { readonly kind: 'known'; readonly profile: VisitorProfile }
  /** Never told anything, or was not here for seven days. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forgotten' };

/**
 * What is known of visitors, by an id that nobody else can know. Each verb is atomic, may be repeated, and rejects
 * with `VisitorsUnavailable` when the database cannot be reached in time. It does not decide what of a visitor is
 * known, and who a request comes from is not for it to tell.
 */
export interface VisitorStore {
  recall(visitor: string): Promise<RecallOutcome>;
  /** Adds to what is known, and remembers for seven days from now on. Of a visitor who was forgotten nothing is kept. */
  keep(news: readonly VisitorNews[]): Promise<void>;
  /** Deletes what is known, and refuses to know anything again for as long as a conversation of the visitor may go on. */
  forget(visitor: string): Promise<void>;
  /** Removes those whose time has passed, a few thousand at most; resolves to their number. */
  sweep(): Promise<number>;
}

/** The database could not be reached, or not in time. */
export class VisitorsUnavailable extends Error {
  override readonly name = 'VisitorsUnavailable';
}
