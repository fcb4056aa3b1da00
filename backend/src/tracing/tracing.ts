import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '../lib/clock.ts';
import { monotonicMs } from '../lib/deadline.ts';
import type { Attributes, Span, SpanKind } from './span.ts';
import { newSpanId, type TraceContext, traceContextOf } from './trace-context.ts';

export interface TracingOptions {
  readonly exporter: { add(span: Span): void };
  /** Of the traces that begin here, how many are sampled: 0 to 1. */
  readonly ratio: number;
  readonly clock: Clock;
}

/** A part of a request that took so long until now. */
export interface Part {
  readonly kind: SpanKind;
  readonly seconds: number;
  readonly failed?: boolean;
  readonly attributes?: Attributes;
}

/** A request under way. */
interface Trace {
  readonly context: TraceContext;
  readonly spanId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly startedMonotonicMs: number;
  attributes: Attributes;
  isOver: boolean;
}

const METHODS = ['GET', 'POST', 'DELETE'];
const ROUTE = '/api/chat';
const SERVER_ERROR = 500;

/** Makes a span of each request that asks for a conversation, and one of each of its parts. */
export class Tracing {
  readonly #options: TracingOptions;
  readonly #current = new AsyncLocalStorage<Trace>();

  constructor(options: TracingOptions) {
    this.#options = options;
  }

  around(listener: RequestListener): RequestListener {
    return (req, res) => {
      const trace = this.#begin(req);
      if (trace === null) return listener(req, res);
      res.once('close', () => this.#end(trace, req, res));
      this.#current.run(trace, () => listener(req, res));
    };
  }

  /** A part that is over. What is done for no request, or after its reply, is part of none. */
  part(name: string, { kind, seconds, failed = false, attributes = {} }: Part): void {
    const trace = this.#current.getStore();
    if (trace === undefined || trace.isOver) return;
    const endedAt = now(trace);
    this.#options.exporter.add({
      traceId: trace.context.traceId,
      spanId: newSpanId(),
      parentId: trace.spanId,
      name,
      kind,
      startedAt: endedAt - seconds * 1_000,
      endedAt,
      failed,
      attributes,
    });
  }

  /** Does the same, as a part. */
  timed<Args extends readonly unknown[], Result>(
    name: string,
    work: (...args: Args) => Result,
  ): (...args: Args) => Result {
    return (...args) => {
      const startedAt = monotonicMs();
      const result = work(...args);
      this.part(name, { kind: 'internal', seconds: (monotonicMs() - startedAt) / 1_000 });
      return result;
    };
  }

  /** What became of the request. */
  note(attributes: Attributes): void {
    const trace = this.#current.getStore();
    if (trace) trace.attributes = { ...trace.attributes, ...attributes };
  }

  #begin({ method = '', url, headers }: IncomingMessage): Trace | null {
    if (url !== ROUTE || !METHODS.includes(method)) return null;
    const { traceparent } = headers;
    const context = traceContextOf(
      typeof traceparent === 'string' ? traceparent : undefined,
      this.#options.ratio,
    );
    if (!context.isSampled) return null;
    return {
      context,
      spanId: newSpanId(),
      startedAt: this.#options.clock.now(),
      startedMonotonicMs: monotonicMs(),
      attributes: {},
      isOver: false,
    };
  }

  #end(trace: Trace, { method = '' }: IncomingMessage, { statusCode }: ServerResponse): void {
    trace.isOver = true;
    const { context, spanId, startedAt } = trace;
    this.#options.exporter.add({
      traceId: context.traceId,
      spanId,
      parentId: context.parentId,
      name: `${method} ${ROUTE}`,
      kind: 'server',
      startedAt,
      endedAt: now(trace),
      failed: statusCode >= SERVER_ERROR,
      attributes: {
        'http.request.method': method,
        'http.route': ROUTE,
        'http.response.status_code': statusCode,
        ...trace.attributes,
      },
    });
  }
}

/** By a clock that never jumps, so that parts lie within their request. */
const now = ({ startedAt, startedMonotonicMs }: Trace): number =>
  startedAt + (monotonicMs() - startedMonotonicMs);
