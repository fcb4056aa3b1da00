import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { chatSnapshotSchema } from '../../protocol/chat.ts';
import { handoverClaimSchema, handoverCodeSchema } from '../../protocol/handover.ts';
import { snapshot } from './conversation-example.ts';
import { parameters } from './parameters.ts';
import { problems } from './problem-responses.ts';
import { json, OF_SESSION, ofSession } from './responses.ts';

export const handoverOperations: ZodOpenApiPathsObject = {
  '/api/chat/handover': {
    post: {
      operationId: 'issueHandover',
      tags: ['Second device'],
      summary: 'Make a hand-over code',
      description: 'It can be claimed once, within a minute.',
      requestParams: parameters.ofSession,
      responses: {
        201: json('The code.', handoverCodeSchema, {
          examples: {
            code: { value: { code: 'Zk3vT0sQ9dXw2LrB7nYcAg', expiresAt: '2026-01-03T12:01:00.000Z' } },
          },
        }),
        ...problems(...OF_SESSION),
      },
    },
  },
  '/api/chat/handover/claim': {
    post: {
      operationId: 'claimHandover',
      tags: ['Second device'],
      summary: 'Claim a hand-over code',
      description:
        'Answers like `GET /api/chat`, always with a token. Unknown, used and expired codes get the same answer.',
      requestParams: parameters.ofAnything,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: handoverClaimSchema,
            examples: { code: { value: { code: 'Zk3vT0sQ9dXw2LrB7nYcAg' } } },
          },
        },
      },
      responses: {
        200: json('The state of the conversation.', chatSnapshotSchema, {
          headers: ofSession,
          examples: { code: { value: { ...snapshot, resumeToken: 'hf1.2Qx…' } } },
        }),
        ...problems(
          'invalid_request',
          'handover_expired',
          'too_large',
          'unsupported_media_type',
          'rate_limited',
          'unavailable',
          'internal_error',
        ),
      },
    },
  },
};
