/** A position in a session's stream: `{epoch}-{seq}` on the wire. */
export interface Cursor {
  readonly epoch: string;
  readonly seq: string;
}

/**
 * An epoch may contain dashes, a seq may not. Its numbers are those of a Redis stream id, without leading
 * zeros.
 */
const CURSOR = /^([\w-]{1,64})-((?:0|[1-9]\d{0,14})(?:\.[1-9]\d{0,14})?)$/;

/** A position that exists in no stream. */
const NOWHERE: Cursor = { epoch: '', seq: '0' };

/** An unreadable cursor becomes one that no stream holds. */
export function parseCursor(text: string): Cursor {
  const [, epoch, seq] = CURSOR.exec(text) ?? [];
  return epoch === undefined || seq === undefined ? NOWHERE : { epoch, seq };
}

/** Null for a position that a client cannot resume from. */
export const cursorText = ({ epoch, seq }: Cursor): string | null =>
  epoch === '' ? null : `${epoch}-${seq}`;
