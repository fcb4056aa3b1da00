export interface ServiceHealth<Kind extends string> {
  readonly kind: Kind;
  readonly status: 'ok' | 'down';
  readonly latencyMs: number | null;
}

export interface SessionsHealth extends ServiceHealth<'redis' | 'memory'> {
  /** Since when turns go on without the store; null while they use it. */
  readonly degradedSince: string | null;
  /** Sessions of this instance whose turns wait to be written into the store. */
  readonly unsaved: number;
  /** When the store was last brought up to a copy that it had lost, or was behind of. */
  readonly lastRepairAt: string | null;
}

/** The database's copies of conversations. */
export interface ArchiveHealth {
  /** Turns that wait to be written, and how long the first of them has. */
  readonly waitingTurns: number;
  readonly lagSeconds: number;
  /** Since when nothing could be written; null while it can. */
  readonly failingSince: string | null;
  /** Turns that could not wait any longer. */
  readonly lostTurns: number;
}

export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly services: {
    readonly sessions: SessionsHealth;
    readonly bookings: ServiceHealth<'postgres' | 'pglite'>;
  };
  /** Null when nothing is archived. */
  readonly archive: ArchiveHealth | null;
  /** What is set up such that conversations may be lost, in words. */
  readonly warnings: readonly string[];
}
