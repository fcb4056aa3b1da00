import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;

/** The client's address, as limits count it. */
export type AddressOf = (req: IncomingMessage) => string;

/** Behind trusted proxies, the address that the first of them saw. */
export const clientAddress =
  (trustedProxies: number): AddressOf =>
  (req) => {
    const peer = req.socket.remoteAddress ?? 'unknown';
    return limitedAddress(trustedProxies === 0 ? peer : seenByFirst(trustedProxies, req, peer));
  };

/** Each proxy appends the address it saw. Anything before the entry of our first proxy may be forged. */
function seenByFirst(proxies: number, { headers }: IncomingMessage, peer: string): string {
  const told = String(headers['x-forwarded-for'] ?? '').split(',');
  const seen = [...told.map((address) => address.trim()).filter((address) => address !== ''), peer];
  return seen.at(-1 - proxies) ?? seen[0] ?? peer;
}

/**
 * An IPv4 address, or the /64 network of an IPv6 one: a client usually controls all addresses in its /64.
 */
export function limitedAddress(address: string): string {
  if (!address.includes(':')) return address;
  const [plain = ''] = address.split('%', 1);
  const mapped = MAPPED.exec(plain)?.[1];
  if (mapped !== undefined || !isIPv6(plain)) return mapped ?? address;
  const [left = [], right = []] = plain.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const zeros = Array.from({ length: Math.max(0, GROUPS - left.length - right.length) }, () => '0');
  const network = [...left, ...zeros, ...right].slice(0, GROUPS_OF_A_NETWORK);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
