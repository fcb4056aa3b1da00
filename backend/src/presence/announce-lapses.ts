import type { HoldStore } from '../bookings/hold-store.ts';
import type { Announce } from './announce.ts';

/**
 * Ends the holds that have lapsed and announces each to its conversation, once across all instances. What
 * could not be announced is left to the next run of any instance, and the failure is thrown.
 */
export async function announceLapses(
  holds: Pick<HoldStore, 'expireHolds' | 'acknowledgeLapses'>,
  announce: Announce,
): Promise<void> {
  const lapses = await holds.expireHolds();
  const told = await Promise.allSettled(
    lapses.map(async ({ id, sessionId, slotId }) => {
      await announce(sessionId, 'hold-released', { slotId });
      return id;
    }),
  );
  await holds.acknowledgeLapses(
    told.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
  );
  const failed = told.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
