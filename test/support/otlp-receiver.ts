import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { z } from 'zod';

const keyValue = z.strictObject({
  key: z.string(),
  value: z.union([
    z.strictObject({ stringValue: z.string() }),
    z.strictObject({ boolValue: z.boolean() }),
    z.strictObject({ intValue: z.union([z.int(), z.string().regex(/^-?\d+$/)]) }),
    z.strictObject({ doubleValue: z.number() }),
  ]),
});
const attributes = z
  .array(keyValue)
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]])));
const spanId = z.string().regex(/^(?!0{16})[\da-f]{16}$/);
const nanoseconds = z
  .string()
  .regex(/^\d{19}$/)
  .transform(BigInt);

const spanSchema = z.object({
  traceId: z.string().regex(/^(?!0{32})[\da-f]{32}$/),
  spanId,
  parentSpanId: spanId.optional(),
  name: z.string().min(1),
  kind: z.int().min(1).max(5),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes,
  status: z.object({ code: z.int().min(0).max(2) }),
});
export type ReceivedSpan = z.infer<typeof spanSchema>;

/**
 * An `ExportTraceServiceRequest` in JSON, as defined by the OpenTelemetry protocol, as far as it is
 * inspected.
 */
const exportSchema = z.strictObject({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(
        z.object({
          scope: z.object({ name: z.string(), version: z.string() }),
          spans: z.array(spanSchema),
        }),
      ),
    }),
  ),
});

/** Receives traces by OTLP/HTTP in JSON. */
export interface OtlpReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly endpoint: string;
  /** All request bodies, unparsed. */
  readonly texts: readonly string[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** From all requests; throws if one violates the protocol. */
  spans(): readonly ReceivedSpan[];
  resources(): readonly Record<string, unknown>[];
  /** The status of all further answers; 0: no answer at all. */
  answerWith(status: number): void;
  close(): Promise<void>;
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const texts: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  let status = 200;
  const server = createServer(async (req, res) => {
    const text = await textOf(req);
    if (req.method === 'POST' && req.url === '/v1/traces') {
      texts.push(text);
      headers.push(req.headers);
    }
    if (status !== 0) res.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const received = () => texts.flatMap((text) => exportSchema.parse(JSON.parse(text)).resourceSpans);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    texts,
    headers,
    spans: () => received().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    resources: () => received().map(({ resource }) => resource.attributes),
    answerWith: (next) => {
      status = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
