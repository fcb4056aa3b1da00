import { MemoryDeviceRegistry } from '../../backend/src/presence/memory-device-registry.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { describeDeviceRegistry } from './device-registry.conformance.ts';

const TTL_SECONDS = 120;

describeDeviceRegistry('MemoryDeviceRegistry', async () => {
  const clock = new ManualClock();
  const sessions = new MemorySessionStore(clock, TTL_SECONDS);
  const changed: string[] = [];
  const onChange = (id: string) => void changed.push(id);
  return {
    sessions,
    registry: new MemoryDeviceRegistry({ sessions, onChange, clock }),
    ttlSeconds: TTL_SECONDS,
    wakeUps: async (sessionId) => changed.filter((id) => id === sessionId).length,
    advance: async (ms) => clock.advance(ms),
    close: async () => undefined,
  };
});
