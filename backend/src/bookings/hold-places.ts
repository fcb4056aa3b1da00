import { createHmac, type KeyObject, randomInt } from 'node:crypto';

/** The places for holds of one address, numbered from 0. */
export interface AddressPlaces {
  readonly count: number;
  /** Where to begin to look for a free one: rivals that all began at the same one would stand in each other's way. */
  readonly first: number;
  /** Of the address under the newest key, for writing. */
  readonly hash: Buffer;
  /** Under every accepted key, for finding. */
  readonly hashes: readonly Buffer[];
}

export type PlacesOf = (address: string) => AddressPlaces;

export interface HoldPlacesOptions {
  /** How many live holds an address has at most. */
  readonly perAddress: number;
  /** Hash addresses, which are stored nowhere; the newest first. The same for all instances. */
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
