import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type Attributes,
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { Clock } from '../lib/clock.ts';
import { monotonicMs } from '../lib/deadline.ts';

export interface TracingOptions {
  readonly tracer: Tracer;
  readonly clock: Clock;
}

/** A part of a request that has just ended after `seconds`. */
export interface Part {
  /** `client`: a call to another server; `internal`: work within this process. */
  readonly kind: 'internal' | 'client';
  readonly seconds: number;
  readonly failed?: boolean;
  /** Values are from fixed sets: never an id, an address or a visitor's words. */
  readonly attributes?: Attributes;
}

/** A request in flight. */
interface Underway {
  readonly span: Span;
  /** The trace context that its parts belong to. */
  readonly context: Context;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly startedMonotonicMs: number;
}

const METHODS = ['GET', 'POST', 'DELETE'];
const ROUTE = '/api/chat';
const SERVER_ERROR = 500;
const KINDS = { internal: SpanKind.INTERNAL, client: SpanKind.CLIENT };

/** Creates a span for each request about a conversation, and one for each of its parts. */
export class Tracing {
  readonly #options: TracingOptions;
  readonly #current = new AsyncLocalStorage<Underway>();
  readonly #propagator = new W3CTraceContextPropagator();

  constructor(options: TracingOptions) {
    this.#options = options;
  }

  around(listener: RequestListener): RequestListener {
    return (req, res) => {
      if (req.url !== ROUTE || !METHODS.includes(req.method ?? '')) return listener(req, res);
      const underway = this.#begin(req);
      res.once('close', () => end(underway, res));
      this.#current.run(underway, () => listener(req, res));
    };
  }

  /** Records a finished part. Work outside of a request, or after its reply, is ignored. */
  part(name: string, { kind, seconds, failed = false, attributes = {} }: Part): void {
    const underway = this.#current.getStore();
    if (!underway?.span.isRecording()) return;
    const endedAt = now(underway);
    const options = { kind: KINDS[kind], startTime: endedAt - seconds * 1_000, attributes };
    const span = this.#options.tracer.startSpan(name, options, underway.context);
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(endedAt);
  }

  /** Wraps a function so that each call is recorded as a part. */
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

  /** Adds attributes to the request's span. */
  note(attributes: Attributes): void {
    this.#current.getStore()?.span.setAttributes(attributes);
  }

  #begin({ method = '', headers }: IncomingMessage): Underway {
    const { tracer, clock } = this.#options;
    const parent = this.#propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
    const startedAt = clock.now();
    const attributes = { 'http.request.method': method, 'http.route': ROUTE };
    const options = { kind: SpanKind.SERVER, startTime: startedAt, attributes };
    const span = tracer.startSpan(`${method} ${ROUTE}`, options, parent);
    return { span, context: trace.setSpan(parent, span), startedAt, startedMonotonicMs: monotonicMs() };
  }
}

function end(underway: Underway, { statusCode }: ServerResponse): void {
  const { span } = underway;
  span.setAttribute('http.response.status_code', statusCode);
  if (statusCode >= SERVER_ERROR) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(now(underway));
}

/** Uses the monotonic clock, so that parts always lie within their request. */
const now = ({ startedAt, startedMonotonicMs }: Underway): number =>
  startedAt + (monotonicMs() - startedMonotonicMs);
