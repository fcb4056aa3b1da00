import { z } from 'zod';
import type { Device, SeenOutcome } from './device-registry.ts';
import { devicesIn, type StoredSighting } from './sightings.ts';

const FIELD = /^([^/]*)\/(.*)$/;
const VALUE = /^(stream|heartbeat) (\d+) (\d+)$/;

/** The hash as `{field, value, field, value, …}`. */
const entries = z.array(z.string()).transform((flat) => devicesIn(flat.flatMap(sightingAt)));

const seenReply = z.union([
  z.tuple([z.literal('seen'), entries]).transform(([kind, devices]): SeenOutcome => ({ kind, devices })),
  z.tuple([z.enum(['absent', 'deleted'])]).transform(([kind]): SeenOutcome => ({ kind })),
]);
const leftReply = z.tuple([z.literal('left'), entries]).transform(([, devices]) => devices);
const listReply = z.tuple([z.literal('found'), entries]).transform(([, devices]) => devices);

/** Decodes what the presence scripts return. */
export const decodeSeen = (value: unknown): SeenOutcome => seenReply.parse(value);
export const decodeLeft = (value: unknown): readonly Device[] => leftReply.parse(value);
export const decodeList = (value: unknown): readonly Device[] => listReply.parse(value);

function sightingAt(value: string, index: number, flat: readonly string[]): readonly StoredSighting[] {
  if (index % 2 === 0) return [];
  const [, device = '', holder = ''] = FIELD.exec(flat[index - 1] ?? '') ?? [];
  const [, kind, since, lastSeenAt] = VALUE.exec(value) ?? [];
  const isKnown = kind === 'stream' || kind === 'heartbeat';
  return isKnown ? [{ device, holder, kind, since: Number(since), lastSeenAt: Number(lastSeenAt) }] : [];
}
