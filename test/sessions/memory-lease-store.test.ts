import { MemoryLeaseStore } from '../../backend/src/sessions/memory-lease-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { describeLeaseStore } from './lease-store.conformance.ts';

describeLeaseStore('MemoryLeaseStore', async () => {
  const clock = new ManualClock();
  return {
    store: new MemoryLeaseStore(clock),
    advance: async (ms) => clock.advance(ms),
    close: async () => undefined,
  };
});
