import { MemoryLiveChannel } from '../../backend/src/events/memory-live-channel.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { describeLiveChannel } from './live-channel.conformance.ts';

describeLiveChannel('in memory', async () => {
  const channel = new MemoryLiveChannel();
  const store = new MemorySessionStore(new ManualClock(), 60, (id, signal) => channel.deliver(id, signal));
  return { channel, store, close: async () => undefined };
});
