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
        'One turn of the conversation. It begins with the first message; without `x-session-id` the server makes an id, which is in the reply and its headers. A body may have at most 16 KiB.',
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
        'What a client that starts up asks first: the last reply and what was said. It renews the session.',
      requestParams: parameters.ofSession,
      responses: {
        200: json('Where the conversation stands.', chatSnapshotSchema, {
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
        'All that was stored of it is gone, holds are released, tokens of it are refused, and the id answers `session_deleted` for 7 days. Once more, or of an id that is not known, answers the same.',
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
