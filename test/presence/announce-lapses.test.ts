import { expect, test } from 'vitest';
import type { LapsedHold } from '../../backend/src/bookings/hold-store.ts';
import { announceLapses } from '../../backend/src/presence/announce-lapses.ts';
import { StoreUnavailable } from '../../backend/src/sessions/session-store.ts';

const LAPSES: readonly LapsedHold[] = [
  { id: '1', sessionId: 'a', slotId: '20260105T100000Z' },
  { id: '2', sessionId: 'b', slotId: '20260105T110000Z' },
];

function holdsWith(lapses: readonly LapsedHold[]) {
  const told: string[] = [];
  return {
    told,
    expireHolds: async () => lapses,
    acknowledgeLapses: async (ids: readonly string[]) => void told.push(...ids),
  };
}

test('each lapse is announced to its conversation and then counts as delivered', async () => {
  const holds = holdsWith(LAPSES);
  const announced: unknown[] = [];
  await announceLapses(holds, async (...event) => announced.push(event));
  expect(announced).toEqual([
    ['a', 'hold-released', { slotId: '20260105T100000Z' }],
    ['b', 'hold-released', { slotId: '20260105T110000Z' }],
  ]);
  expect(holds.told).toEqual(['1', '2']);
});

test('a failed announcement is left for later, and the others are made', async () => {
  const holds = holdsWith(LAPSES);
  const announce = async (sessionId: string) => {
    if (sessionId === 'a') throw new StoreUnavailable('It is away');
  };
  await expect(announceLapses(holds, announce)).rejects.toBeInstanceOf(StoreUnavailable);
  expect(holds.told).toEqual(['2']);
});
