import type { Attributes, Span, SpanKind } from './span.ts';

/** Whose spans they are. */
export interface Resource {
  readonly attributes: Attributes;
  readonly version: string;
}

const KINDS: Readonly<Record<SpanKind, number>> = { internal: 1, server: 2, client: 3 };
const STATUS_ERROR = 2;

/** An `ExportTraceServiceRequest` of OTLP 1.x in its JSON encoding: ids in hexadecimal, 64-bit integers as strings. */
export const toOtlpJson = ({ attributes, version }: Resource, spans: readonly Span[]): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: keyValues(attributes) },
        scopeSpans: [{ scope: { name: 'holdfast', version }, spans: spans.map(toSpan) }],
      },
    ],
  });

const toSpan = (span: Span) => ({
  traceId: span.traceId,
  spanId: span.spanId,
  ...(span.parentId !== null && { parentSpanId: span.parentId }),
  name: span.name,
  kind: KINDS[span.kind],
  startTimeUnixNano: toNanoseconds(span.startedAt),
  endTimeUnixNano: toNanoseconds(span.endedAt),
  attributes: keyValues(span.attributes),
  status: span.failed ? { code: STATUS_ERROR } : {},
});

const toNanoseconds = (ms: number): string => `${Math.round(ms * 1_000)}000`;

const keyValues = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));

function anyValue(value: Attributes[string]) {
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'string') return { stringValue: value };
  return Number.isInteger(value) ? { intValue: `${value}` } : { doubleValue: value };
}
