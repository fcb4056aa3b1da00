import type { HoldStore } from '../bookings/hold-store.ts';
import type { Announce } from './announce.ts';

/**
 * Ends the holds whose time is over and tells their conversations, each once however many instances do this. What
 * could not be told is told later, by whoever comes to it first; that is left to the next run, and thrown.
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
