import { isIPv6 } from 'node:net';
import type { Request } from 'express';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;

/** Whose request it is, as limits count it. Behind trusted proxies it is whom the first of them saw. */
export const clientAddressOf = (req: Request): string => limitedAddress(req.ip ?? 'unknown');

/** An IPv4 address, or the /64 of an IPv6 one: whoever has one of those addresses has all of them. */
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
