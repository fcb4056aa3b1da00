import type { Redis } from 'ioredis';
import type { HostAndPort } from './host-and-port.ts';

/** A range of slots, both ends included, and the primary that owns it. */
export interface SlotRange {
  readonly first: number;
  readonly last: number;
  readonly primary: HostAndPort;
}

/**
 * The slots as one node knows them. A node that does not know its own host sends an empty one, which stands
 * for `asked`.
 */
export async function readSlots(redis: Redis, asked: string): Promise<readonly SlotRange[]> {
  const ranges = await redis.cluster('SLOTS');
  return ranges.flatMap(([first, last, primary]) =>
    primary ? [{ first, last, primary: { host: primary[0] || asked, port: primary[1] } }] : [],
  );
}
