/** Of fixed sets: never an id, an address or a word of a visitor. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** `client`: it waited for a server of another kind; `internal`: nobody else had a part in it. */
export type SpanKind = 'internal' | 'server' | 'client';

/** A piece of work that is over, as W3C Trace Context and OpenTelemetry understand it. */
export interface Span {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits, as is `parentId`. */
  readonly spanId: string;
  /** Null where the trace begins. */
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: SpanKind;
  /** Milliseconds since the Unix epoch, with fractions. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
}
