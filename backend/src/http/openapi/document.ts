import type { z } from 'zod';
import { createDocument, type oas31, type ZodOpenApiComponentsObject } from 'zod-openapi';
import { version } from '../../config/version.ts';
import { bookingSchema } from '../../protocol/booking.ts';
import {
  businessCardSchema,
  businessProfileSchema,
  chatReplySchema,
  chatRequestSchema,
  chatSnapshotSchema,
  offeredSlotSchema,
  optionSchema,
  partSchema,
  transcriptLineSchema,
} from '../../protocol/chat.ts';
import { handoverClaimSchema, handoverCodeSchema } from '../../protocol/handover.ts';
import { archiveHealthSchema, healthSchema, sessionsHealthSchema } from '../../protocol/health.ts';
import { devicePresentSchema } from '../../protocol/live-event.ts';
import { problemSchema } from '../../protocol/problem.ts';
import { eventSchemas } from './event-schemas.ts';
import { operations } from './operations.ts';
import { problemExamples } from './problem-examples.ts';
import { problemResponse } from './problem-responses.ts';

const DESCRIPTION = `A booking chatbot that never loses its place.

JSON in, JSON out, UTF-8. Times are ISO 8601 UTC with \`Z\`, durations in seconds (\`…Seconds\`) or milliseconds (\`…Ms\`).

Fields may be added but are never renamed: ignore fields that you do not know.

Errors are RFC 9457 \`application/problem+json\`. Their \`code\` is stable and machine-readable; \`detail\` says what was wrong and what to do. Unknown paths get 404 \`not_found\`; other methods on existing paths get 405 \`method_not_allowed\`. 429 and 503 carry \`Retry-After\`: nothing was done, and it is safe to retry the same request.`;

const TAGS = [
  { name: 'Conversation', description: 'One message, one turn, one reply.' },
  { name: 'Live', description: 'Live updates from other tabs and devices of the same conversation.' },
  { name: 'Second device', description: 'Continuing a conversation on a second device.' },
  { name: 'Business', description: 'The business that the visitor talks to.' },
  { name: 'Operation', description: 'Health and metrics, for operators.' },
];

const SCHEMAS: NonNullable<ZodOpenApiComponentsObject['schemas']> = {
  ChatRequest: chatRequestSchema,
  ChatReply: chatReplySchema,
  ChatSnapshot: chatSnapshotSchema,
  Part: partSchema,
  Option: optionSchema,
  OfferedSlot: offeredSlotSchema,
  Booking: bookingSchema,
  TranscriptLine: transcriptLineSchema,
  HandoverCode: handoverCodeSchema,
  HandoverClaim: handoverClaimSchema,
  BusinessCard: businessCardSchema,
  BusinessProfile: businessProfileSchema,
  Health: healthSchema,
  SessionsHealth: sessionsHealthSchema,
  ArchiveHealth: archiveHealthSchema,
  Problem: problemSchema,
  DevicePresent: devicePresentSchema,
  ...eventSchemas,
};

/** The whole API as OpenAPI 3.1, generated from the wire schemas. */
export const openApiDocument = (): oas31.OpenAPIObject =>
  createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Holdfast',
        version,
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: TAGS,
      paths: operations,
      components: {
        schemas: SCHEMAS,
        examples: problemExamples(),
        responses: {
          NotFound: problemResponse(['not_found']),
          MethodNotAllowed: problemResponse(['method_not_allowed']),
        },
        securitySchemes: { metricsToken: { type: 'http', scheme: 'bearer' } },
      },
    },
    { override: ({ jsonSchema }) => forReaders(jsonSchema) },
  );

/**
 * Removes noise for readers: that a response is read-only, that fields may be added, JavaScript's integer
 * limits, and the pattern of an instant, which its format already states.
 */
function forReaders(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.readOnly;
  delete schema.additionalProperties;
  if (schema.format === 'date-time') delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
