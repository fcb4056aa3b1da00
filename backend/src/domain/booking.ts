/** A booking as a visitor sees it. */
export interface Booking {
  readonly reference: string;
  readonly status: 'confirmed' | 'cancelled';
  /** The service's label. */
  readonly service: string;
  /** ISO 8601 UTC with `Z`. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The business's time zone, an IANA name. */
  readonly timeZone: string;
}

/** A slot reserved for one conversation until `expiresAt`, by the database's clock. */
export interface Hold {
  readonly slotId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly expiresAt: string;
}
