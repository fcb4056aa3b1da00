import { createHmac, type KeyObject, randomInt } from 'node:crypto';

/** The places for holds from one address, numbered from 0. */
export interface AddressPlaces {
  readonly count: number;
  /** Where to start looking for a free one. Random, so that rivals do not contend for the same place. */
  readonly first: number;
  /** Hash of the address under the newest key, for writing. */
  readonly hash: Buffer;
  /** Hashes under every accepted key, for look-ups. */
  readonly hashes: readonly Buffer[];
}

export type PlacesOf = (address: string) => AddressPlaces;

export interface HoldPlacesOptions {
  /** Maximum live holds from one address. */
  readonly perAddress: number;
  /** Keys to hash addresses with, which are stored nowhere; newest first. The same on all instances. */
  readonly keys: readonly KeyObject[];
}

export function holdPlaces({ perAddress, keys }: HoldPlacesOptions): PlacesOf {
  const [newest] = keys;
  if (!newest) throw new Error('Places need at least one key');
  const hashBy = (key: KeyObject, address: string) => createHmac('sha256', key).update(address).digest();
  return (address) => ({
    count: perAddress,
    first: randomInt(perAddress),
    hash: hashBy(newest, address),
    hashes: keys.map((key) => hashBy(key, address)),
  });
}
