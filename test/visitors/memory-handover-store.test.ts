import { MemoryHandoverStore } from '../../backend/src/visitors/memory-handover-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { describeHandoverStore } from './handover-store.conformance.ts';

describeHandoverStore('MemoryHandoverStore', async () => {
  const clock = new ManualClock();
  return {
    store: new MemoryHandoverStore(clock),
    advance: async (ms) => clock.advance(ms),
    close: async () => undefined,
  };
});
