export interface ServiceHealth<Kind extends string> {
  readonly kind: Kind;
  readonly status: 'ok' | 'down';
  readonly latencyMs: number | null;
}

export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly services: {
    readonly sessions: ServiceHealth<'redis' | 'memory'>;
    readonly bookings: ServiceHealth<'postgres' | 'pglite'>;
  };
}
