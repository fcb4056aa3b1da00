/** The content of the stores after a run. */
export interface Stores {
  readonly sessions: ReadonlyMap<string, StoredSession>;
  readonly reservations: readonly Reservation[];
}

export type StoredSession =
  | { readonly kind: 'absent' }
  /** Only the mark of its deletion. */
  | { readonly kind: 'deleted' }
  | {
      readonly kind: 'live';
      readonly version: number;
      readonly epoch: string;
      /** Seconds; negative if the key never expires. */
      readonly ttlSeconds: number;
      /** The newest turns in its stream. */
      readonly turns: readonly { readonly turn: number; readonly messageId: string }[];
    };

/** A row of `reservations`; instants in epoch milliseconds, on the database's clock. */
export interface Reservation {
  readonly resource: string;
  readonly session: string;
  readonly status: string;
  /** With buffers. */
  readonly from: number;
  readonly to: number;
  readonly heldUntil: number;
  readonly confirmedAt: number | null;
  readonly reference: string | null;
}
