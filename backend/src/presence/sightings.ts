import { toInstant } from '../lib/clock.ts';
import type { Device, Sighting } from './device-registry.ts';

/** A sighting as stored; instants are epoch milliseconds. */
export interface StoredSighting extends Sighting {
  readonly since: number;
  readonly lastSeenAt: number;
}

/** The devices of sightings, in order of arrival. */
export function devicesIn(sightings: Iterable<StoredSighting>): readonly Device[] {
  const byDevice = new Map<string, StoredSighting>();
  for (const sighting of sightings) {
    const known = byDevice.get(sighting.device);
    byDevice.set(sighting.device, known ? together(known, sighting) : sighting);
  }
  return [...byDevice.values()]
    .toSorted((a, b) => a.since - b.since || (a.device < b.device ? -1 : 1))
    .map(({ device, kind, since, lastSeenAt }) => ({
      id: device,
      kind,
      since: toInstant(since),
      lastSeenAt: toInstant(lastSeenAt),
    }));
}

const together = (one: StoredSighting, other: StoredSighting): StoredSighting => ({
  ...one,
  kind: one.kind === 'stream' ? 'stream' : other.kind,
  since: Math.min(one.since, other.since),
  lastSeenAt: Math.max(one.lastSeenAt, other.lastSeenAt),
});
