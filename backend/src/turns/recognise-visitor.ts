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
  /** The conversation before, where it has ended and what it left may be gone on with. */
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
  const own = loaded.kind === 'expired' ? loaded.session : null;
  if (!isSealed) return { visitor: null, known: null, ended: own, commands: 0 };
  const presented = own || !earlier ? null : await openEarlier(earlier, ports);
  const commands = presented && !presented.degraded ? 1 : 0;
  const visitor = (own ?? presented?.session)?.visitor;
  const recalled = visitor === undefined ? UNKNOWN : await recall(visitor, ports);
  if (visitor !== undefined && recalled.kind === 'known') {
    const ended = own ?? (presented?.kind === 'expired' ? presented.session : null);
    return { visitor, known: recalled, ended, commands };
  }
  const stranger = { visitor: randomId(VISITOR_ID_LENGTH), known: null, commands };
  return { ...stranger, ended: recalled.kind === 'forgotten' ? null : own };
}

/** The store's word, not the token's: it may have gone on, or been deleted. */
async function openEarlier(
  { sessionId, token }: EarlierConversation,
  { sessions }: RecognisePorts,
): Promise<Extract<SessionReading, { kind: 'found' | 'expired' }> | null> {
  const opened = await sessions.open(sessionId, token);
  return opened.kind === 'found' || opened.kind === 'expired' ? opened : null;
}

type Recalled =
  | ({ readonly kind: 'known' } & KnownVisitor)
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forgotten' };

const UNKNOWN: Recalled = { kind: 'unknown' };

async function recall(visitor: string, { visitors, reservations }: RecognisePorts): Promise<Recalled> {
  try {
    const recalled = await visitors.recall(visitor);
    if (recalled.kind !== 'known') return recalled;
    const { answers, bookings } = recalled.profile;
    return { kind: 'known', answers, next: await reservations.nextBooking(bookings) };
  } catch (error) {
    if (error instanceof VisitorsUnavailable || error instanceof BookingsUnavailable) return UNKNOWN;
    throw error;
  }
}
