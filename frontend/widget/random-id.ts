/** 22 hexadecimal characters, 88 bits: unique within a conversation. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(11)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
