import { BookingsUnavailable, type ReservationStore } from '../bookings/reservation-store.ts';
import type { KnownVisitor } from '../dialogue/known-visitor.ts';
import { randomId } from '../lib/ids.ts';
import type { ResilientSessionStore } from '../sessions/resilient-session-store.ts';
import type { SessionReading } from '../sessions/session-sources.ts';
import type { Session } from '../sessions/session-store.ts';
import type { KnownCopy } from '../sessions/which-copy-counts.ts';
import type { VisitorMemory } from '../visitors/visitor-memory.ts';
import { VisitorsUnavailable } from '../visitors/visitor-store.ts';

/** A conversation that the visitor had before, proven by its token. */
export interface EarlierConversation {
  readonly sessionId: string;
  readonly token: KnownCopy;
}

/** The visitor who begins a conversation. */
export interface Arrival {
  /**
   * The id they are remembered under; null for a conversation whose id alone grants access, since others
   * may share it.
   */
  readonly visitor: string | null;
  /** Null for a stranger. */
  readonly known: KnownVisitor | null;
  /** The previous conversation, if it has ended and may be picked up. */
  readonly ended: Session | null;
  /** Commands sent to the session store for the look-up. */
  readonly commands: number;
}

export interface ArrivalRequest {
  /** Whether the conversation can be reached only with its token. */
  readonly isSealed?: boolean;
  readonly earlier?: EarlierConversation | null;
}

export interface RecognisePorts {
  readonly sessions: Pick<ResilientSessionStore, 'open'>;
  readonly visitors: Pick<VisitorMemory, 'recall'>;
  readonly reservations: Pick<ReservationStore, 'nextBooking'>;
}

type Beginning = Extract<SessionReading, { kind: 'absent' | 'expired' }>;

/** 132 bits, which cannot be guessed. */
const VISITOR_ID_LENGTH = 22;

/**
 * Recognises the visitor by an earlier conversation: one that ended under the same id, or one whose token
 * they present. If anything prevents that, they count as a stranger and get a new id to be remembered by.
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

/** The store decides, not the token: the earlier conversation may have gone on or been deleted. */
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
