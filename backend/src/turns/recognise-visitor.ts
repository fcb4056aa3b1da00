import { BookingsUnavailable, type ReservationStore } from '../bookings/reservation-store.ts';
import type { KnownVisitor } from '../dialogue/known-visitor.ts';
import { randomId } from '../lib/ids.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import type { SessionReading } from '../sessions/session-sources.ts';
import type { Session } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';
import type { VisitorMemory } from '../visitors/visitor-memory.ts';
import { VisitorsUnavailable } from '../visitors/visitor-store.ts';

/** A conversation that the visitor had before, shown to be theirs. */
export interface EarlierConversation {
  readonly sessionId: string;
  readonly token: KnownCopy;
}

/** Who begins a conversation. */
export interface Arrival {
  /** Names the visitor from now on; null where the conversation is not theirs alone. */
  readonly visitor: string | null;
  /** Null: a stranger. */
  readonly known: KnownVisitor | null;
  /** The conversation before, where it has ended and its visitor is known. */
  readonly ended: Session | null;
  /** Commands that the session store was sent to find out. */
  readonly commands: number;
}

export interface ArrivalRequest {
  /** Whether the conversation answers only to whoever has its token. */
  readonly isSealed?: boolean;
  readonly earlier?: EarlierConversation | null;
}

export interface RecognisePorts {
  readonly sessions: Pick<ResilientSessionStore, 'open'>;
  readonly visitors: Pick<VisitorMemory, 'recall'>;
  readonly reservations: Pick<ReservationStore, 'nextBooking'>;
}

type Beginning = Extract<SessionReading, { kind: 'absent' | 'expired' }>;

/** 132 bits that nobody guesses. */
const VISITOR_ID_LENGTH = 22;

/**
 * Who begins a conversation, by what they had before: one that ended under the same id, or one that they present.
 * Whatever stands in the way of knowing, they are a stranger, and get a name under which to be remembered.
 */
export async function recogniseVisitor(
  { isSealed = false, earlier = null }: ArrivalRequest,
  loaded: Beginning,
  ports: RecognisePorts,
): Promise<Arrival> {
  if (!isSealed) return { visitor: null, known: null, ended: null, commands: 0 };
  const before = loaded.kind === 'expired' ? loaded : earlier && (await openEarlier(earlier, ports));
  const commands = before !== null && before !== loaded && !before.degraded ? 1 : 0;
  const visitor = before?.session.visitor;
  const known = visitor === undefined ? null : await recall(visitor, ports);
  if (!before || visitor === undefined || !known) {
    return { visitor: randomId(VISITOR_ID_LENGTH), known: null, ended: null, commands };
  }
  return { visitor, known, ended: before.kind === 'expired' ? before.session : null, commands };
}

/** The store's word, not the token's: it may have gone on, or been deleted. */
async function openEarlier(
  { sessionId, token }: EarlierConversation,
  { sessions }: RecognisePorts,
): Promise<Extract<SessionReading, { kind: 'found' | 'expired' }> | null> {
  const opened = await sessions.open(sessionId, token);
  return opened.kind === 'found' || opened.kind === 'expired' ? opened : null;
}

async function recall(
  visitor: string,
  { visitors, reservations }: RecognisePorts,
): Promise<KnownVisitor | null> {
  try {
    const profile = await visitors.recall(visitor);
    return profile && { answers: profile.answers, next: await reservations.nextBooking(profile.bookings) };
  } catch (error) {
    if (error instanceof VisitorsUnavailable || error instanceof BookingsUnavailable) return null;
    throw error;
  }
}
