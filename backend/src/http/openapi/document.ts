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

Fields are added, never renamed: ignore those that you do not know.

Errors are RFC 9457 \`application/problem+json\`. Their \`code\` is stable and machine-readable; \`detail\` says what was wrong and what to do. A path that exists answers other methods with 405 \`method_not_allowed\`, a path that does not with 404 \`not_found\`. 429 and 503 come with \`Retry-After\`: nothing was done, and the same request may be sent again.`;

const TAGS = [
  { name: 'Conversation', description: 'One message, one turn, one reply.' },
  { name: 'Live', description: 'What other tabs and devices of the same conversation do.' },
  { name: 'Second device', description: 'Going on with a conversation elsewhere.' },
  { name: 'Business', description: 'Whom the visitor talks to.' },
  { name: 'Operation', description: 'For those who run it.' },
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

/** The whole API as OpenAPI 3.1, from the schemas of the wire. */
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
 * Without what is idle to say: that a response cannot be written, may not have fields newer than this document, or
 * holds no greater number than JavaScript knows; and what an instant is, besides its format.
 */
function forReaders(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.readOnly;
  delete schema.additionalProperties;
  if (schema.format === 'date-time') delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}
