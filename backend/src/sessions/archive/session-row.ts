import type { Session } from '../session-store.ts';
import type { ArchiveCipher, HashedId } from './archive-cipher.ts';
import type { ArchivedTurn } from './session-archive.ts';

/** A session's row; instants in epoch milliseconds. */
export interface SessionRow extends HashedId {
  readonly epoch: string;
  readonly version: number;
  readonly state: string;
  readonly booked: boolean;
  readonly snapshot: Buffer;
  readonly startedAt: number;
  readonly lastActivityAt: number;
  readonly expiresAt: number;
}

/** Whether a conversation has led to a booking. Its content is opaque here. */
export type HasBooking = (session: Session) => boolean;

export function sessionRow(
  cipher: ArchiveCipher,
  hashed: HashedId,
  hasBooking: HasBooking,
  { id, session, expiresAt }: { readonly id: string; readonly session: Session; readonly expiresAt: number },
): SessionRow {
  return {
    epoch: session.epoch,
    version: session.version,
    state: session.current,
    booked: hasBooking(session),
    snapshot: cipher.sealSession(hashed, id, session),
    startedAt: epochMs(session.createdAt),
    lastActivityAt: epochMs(session.updatedAt),
    expiresAt,
    ...hashed,
  };
}

export interface TurnRow extends HashedId {
  readonly epoch: string;
  readonly turn: number;
  readonly content: Buffer;
  readonly from: string | null;
  readonly to: string;
  readonly at: number;
}

export function turnRow(cipher: ArchiveCipher, hashed: HashedId, turn: ArchivedTurn): TurnRow {
  const { epoch } = turn;
  return {
    epoch,
    turn: turn.turn,
    content: cipher.sealTurn(hashed, epoch, turn.turn, turn.event),
    from: turn.from,
    to: turn.to,
    at: epochMs(turn.at),
    ...hashed,
  };
}

/** An unreadable instant counts as the oldest. */
function epochMs(instant: string): number {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? 0 : ms;
}
