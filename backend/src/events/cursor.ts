/** A place in the stream of a session: `{epoch}-{seq}` on the wire. */
export interface Cursor {
  readonly epoch: string;
  readonly seq: string;
}

/** An epoch may hold dashes, a seq none; its numbers are those of a Redis stream's id, without leading zeros. */
const CURSOR = /^([\w-]{1,64})-((?:0|[1-9]\d{0,14})(?:\.[1-9]\d{0,14})?)$/;

/** In no stream. */
const NOWHERE: Cursor = { epoch: '', seq: '0' };

/** What cannot be read is a cursor that no stream holds. */
export function parseCursor(text: string): Cursor {
  const [, epoch, seq] = CURSOR.exec(text) ?? [];
  return epoch === undefined || seq === undefined ? NOWHERE : { epoch, seq };
}

/** Null: it is nowhere that a client could come back to. */
export const cursorText = ({ epoch, seq }: Cursor): string | null =>
  epoch === '' ? null : `${epoch}-${seq}`;
