import type { HoldStore } from '../bookings/hold-store.ts';
import type { Announce } from './announce.ts';

/**
 * Ends the holds that have lapsed and announces each to its conversation, once across all instances. What
 * could not be announced is left to the next run of any instance, and the failure is thrown.
 */
export async function tellLapses(
  holds: Pick<HoldStore, 'expireHolds' | 'lapsesTold'>,
  announce: Announce,
): Promise<void> {
  const lapses = await holds.expireHolds();
  const told = await Promise.allSettled(
    lapses.map(async ({ id, sessionId, slotId }) => {
      await announce(sessionId, 'hold-released', { slotId });
      return id;
    }),
  );
  await holds.lapsesTold(told.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])));
  const failed = told.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
