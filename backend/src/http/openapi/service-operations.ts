import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { businessCardSchema } from '../../protocol/chat.ts';
import { healthSchema, livenessSchema, readinessSchema } from '../../protocol/health.ts';
import { parameters } from './parameters.ts';
import { problems } from './problem-responses.ts';
import { json, text } from './responses.ts';

/** Requests about the service, not about a conversation. */
export const serviceOperations: ZodOpenApiPathsObject = {
  '/api/business': {
    get: {
      operationId: 'getBusiness',
      tags: ['Business'],
      summary: 'Get the business card',
      description:
        'What a client shows before the first message, in the first language of `Accept-Language` that the business speaks. Creates no session.',
      requestParams: parameters.ofAnything,
      responses: { 200: json('The business.', businessCardSchema), ...problems('internal_error') },
    },
  },
  '/health': {
    get: {
      operationId: 'getHealth',
      tags: ['Operation'],
      summary: 'Health, with causes',
      description: 'An outage of either store is `degraded`, not a failure: the process still serves.',
      responses: {
        200: json('The health of the process and its stores.', healthSchema),
        ...problems('internal_error'),
      },
    },
  },
  '/health/live': {
    get: {
      operationId: 'getLiveness',
      tags: ['Operation'],
      summary: 'Liveness',
      description: 'Answers while the process runs.',
      responses: {
        200: json('It runs.', livenessSchema, { examples: { live: { value: { status: 'ok' } } } }),
      },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'getReadiness',
      tags: ['Operation'],
      summary: 'Readiness',
      description: 'Whether to route requests to this process: not while it starts or drains.',
      responses: {
        200: json('It serves.', readinessSchema, { examples: { ready: { value: { status: 'ready' } } } }),
        ...problems('unavailable'),
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'getMetrics',
      tags: ['Operation'],
      summary: 'Metrics for Prometheus',
      description: 'Requires the token if `METRICS_TOKEN` is set.',
      security: [{}, { metricsToken: [] }],
      responses: {
        200: text('Metrics in the text format of Prometheus.', 'text/plain'),
        ...problems('unauthorized', 'internal_error'),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'getDocument',
      tags: ['Operation'],
      summary: 'OpenAPI document',
      responses: { 200: json('OpenAPI 3.1.', z.looseObject({ openapi: z.string() })) },
    },
  },
  '/docs': {
    get: {
      operationId: 'getDocs',
      tags: ['Operation'],
      summary: 'Documentation page',
      responses: { 200: text('A page.', 'text/html') },
    },
  },
};
