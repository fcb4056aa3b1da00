import type { JsonObject } from '../lib/json.ts';
import type { Unfinished } from './context.ts';
import type { DialogueState } from './step.ts';

/** A dialogue at rest, as a session keeps it. */
export interface Snapshot {
  readonly current: string;
  /** The answers, by question id. */
  readonly data: JsonObject;
  readonly dialogue: JsonObject;
}

/** What saved a snapshot, stored with it. */
export interface Stamp {
  readonly machineVersion: number;
  /** `businessHash` of the business at that time. */
  readonly business: string;
}

/** Compact: initial values are omitted. */
export function saveSnapshot(
  { state, context }: DialogueState,
  { machineVersion, business }: Stamp,
): Snapshot {
  const { answers, serviceId, wish, offered, hold, booking, unfinished, option, misses, zone } = context;
  const { locale, votes, clientLocale, maybeBookedIn } = context;
  return {
    current: state,
    data: answers,
    dialogue: {
      machineVersion,
      business,
      locale,
      ...(serviceId !== null && { serviceId }),
      ...(wish !== null && { wish: { ...wish } }),
      ...(offered.length > 0 && { offered }),
      ...(hold !== null && { hold: { ...hold } }),
      ...(maybeBookedIn !== null && { maybeBookedIn }),
      ...(booking !== null && { booking: { ...booking } }),
      ...(unfinished !== null && { unfinished: saveUnfinished(unfinished) }),
      ...(option !== null && { option }),
      ...(misses > 0 && { misses }),
      ...(zone !== null && { zone }),
      ...(votes > 0 && { votes }),
      ...(clientLocale !== locale && { clientLocale }),
    },
  };
}

const saveUnfinished = ({ serviceId, answers, wish }: Unfinished): JsonObject => ({
  ...(serviceId !== null && { serviceId }),
  answers,
  ...(wish !== null && { wish: { ...wish } }),
});
