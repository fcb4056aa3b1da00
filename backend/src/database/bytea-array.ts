const DIMENSIONS = 1;
const HAS_NULLS = 0;
/** `bytea` in `pg_type`. */
const TYPE = 17;
const FIRST_INDEX = 1;
const INT_BYTES = 4;

/**
 * A `bytea[]` in PostgreSQL's binary wire format, which the driver uses for a Buffer. It would send an
 * array of Buffers as hexadecimal text, which is twice as long and several times slower on both sides.
 */
export function byteaArray(items: readonly Buffer[]): Buffer {
  const header =
    items.length === 0 ? [0, HAS_NULLS, TYPE] : [DIMENSIONS, HAS_NULLS, TYPE, items.length, FIRST_INDEX];
  const size = items.reduce((sum, { length }) => sum + INT_BYTES + length, header.length * INT_BYTES);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const field of header) at = bytes.writeInt32BE(field, at);
  for (const item of items) {
    at = bytes.writeInt32BE(item.length, at);
    at += item.copy(bytes, at);
  }
  return bytes;
}
