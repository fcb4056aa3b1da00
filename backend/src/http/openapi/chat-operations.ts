import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { chatReplySchema, chatRequestSchema, chatSnapshotSchema } from '../../protocol/chat.ts';
import { snapshot, turns } from './conversation-example.ts';
import { parameters } from './parameters.ts';
import { problems } from './problem-responses.ts';
import { type Examples, json, noContent, OF_SESSION, ofSession } from './responses.ts';

const examplesOf = (part: 'request' | 'reply'): Examples =>
  Object.fromEntries(
    Object.entries(turns).map(([name, turn]) => [name, { summary: turn.summary, value: turn[part] }]),
  );

export const chatOperations: ZodOpenApiPathsObject = {
  '/api/chat': {
    post: {
      operationId: 'takeTurn',
      tags: ['Conversation'],
      summary: 'Take a turn',
      description:
        'One turn of the conversation. The first message creates it; without `x-session-id` the server creates an id, which is in the reply and its headers. The body is limited to 16 KiB.',
      requestParams: parameters.ofTurn,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: chatRequestSchema, examples: examplesOf('request') } },
      },
      responses: {
        200: json('The reply.', chatReplySchema, { headers: ofSession, examples: examplesOf('reply') }),
        ...problems(
          'invalid_request',
          'invalid_session_id',
          'resume_token_required',
          'session_expired',
          'session_deleted',
          'too_large',
          'unsupported_media_type',
          'message_id_reused',
          'rate_limited',
          'unavailable',
          'internal_error',
        ),
      },
    },
    get: {
      operationId: 'getConversation',
      tags: ['Conversation'],
      summary: 'Resume: the last reply and the transcript',
      description:
        'The first request of a client that starts up: the last reply and the transcript. It renews the session.',
      requestParams: parameters.ofSession,
      responses: {
        200: json('The state of the conversation.', chatSnapshotSchema, {
          headers: ofSession,
          examples: { conversation: { value: snapshot } },
        }),
        ...problems(...OF_SESSION),
      },
    },
    delete: {
      operationId: 'deleteConversation',
      tags: ['Conversation'],
      summary: 'Delete the conversation',
      description:
        'Deletes everything stored for it, releases its holds and invalidates its tokens. For 7 days the id answers `session_deleted`. Idempotent: deleting again, or an unknown id, gets the same answer.',
      requestParams: parameters.ofSession,
      responses: {
        204: noContent('It is deleted.'),
        ...problems(
          'session_id_required',
          'invalid_session_id',
          'resume_token_required',
          'session_expired',
          'rate_limited',
          'unavailable',
          'internal_error',
        ),
      },
    },
  },
};
