import { ArchiveWriter } from '../../backend/src/sessions/archive/archive-writer.ts';
import { DeletionMarks } from '../../backend/src/sessions/deletion-marks.ts';
import { MemorySessionStore } from '../../backend/src/sessions/memory-session-store.ts';
import type { Peers } from '../../backend/src/sessions/outages.ts';
import { ResilientSessionStore } from '../../backend/src/sessions/resilient-session-store.ts';
import type { SessionStore } from '../../backend/src/sessions/session-store.ts';
import { silentLogger } from '../support/bookings.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { MemorySessionArchive } from '../support/memory-session-archive.ts';
import { FaultyStore } from './faulty-store.ts';

export const TTL_SECONDS = 60;

export interface Instance {
  readonly sessions: ResilientSessionStore;
  /** This instance's access to the shared store. */
  readonly store: FaultyStore;
}

export interface InstanceOptions {
  /** Whether each turn is archived before it is acknowledged. */
  readonly sync?: boolean;
  readonly peers?: Peers | null;
}

/** Several instances with one store and one archive, both in memory. */
export class StoreSharing {
  readonly clock = new ManualClock();
  readonly archive = new MemorySessionArchive({ hasBooking: () => false, clock: this.clock });
  readonly #instances: (Instance & { readonly writer: ArchiveWriter })[] = [];
  #shared: SessionStore = new MemorySessionStore(this.clock, TTL_SECONDS);

  get shared(): SessionStore {
    return this.#shared;
  }

  get instances(): readonly Instance[] {
    return this.#instances;
  }

  start({ sync = true, peers = null }: InstanceOptions = {}): Instance {
    const { clock, archive } = this;
    const store = new FaultyStore(clock, TTL_SECONDS);
    store.behind = this.#shared;
    const writer = new ArchiveWriter({ archive, fillGap: async () => [], clock, logger: silentLogger });
    const sessions = new ResilientSessionStore({
      store,
      archive,
      archiving: { writer, sync },
      marks: new DeletionMarks({ archive, clock, logger: silentLogger }),
      peers,
      ttlSeconds: TTL_SECONDS,
      cacheSize: 10_000,
      clock,
      logger: silentLogger,
      describe: () => ({}),
      observer: { storeCommand: () => undefined, wroteBack: () => undefined, lostUnsaved: () => undefined },
    });
    const made = { sessions, store, writer };
    this.#instances.push(made);
    return made;
  }

  /** Replaces the store with an empty one, for all instances. */
  emptyStore(): void {
    this.#shared = new MemorySessionStore(this.clock, TTL_SECONDS);
    for (const { store } of this.#instances) store.behind = this.#shared;
  }

  async close(): Promise<void> {
    for (const { store } of this.#instances) store.fault = null;
    for (const { sessions, writer } of this.#instances) {
      await sessions.close();
      await writer.close();
    }
  }
}
