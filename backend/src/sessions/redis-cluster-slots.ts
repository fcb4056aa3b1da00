import type { Redis } from 'ioredis';
import type { HostAndPort } from './host-and-port.ts';

/** Slots of a Cluster from `first` to `last`, both included, and the primary that has them. */
export interface SlotRange {
  readonly first: number;
  readonly last: number;
  readonly primary: HostAndPort;
}

/** As a node knows it. One that does not know its own name is where it was `asked`. */
export async function readSlots(redis: Redis, asked: string): Promise<readonly SlotRange[]> {
  const ranges = await redis.cluster('SLOTS');
  return ranges.flatMap(([first, last, primary]) =>
    primary ? [{ first, last, primary: { host: primary[0] || asked, port: primary[1] } }] : [],
  );
}
