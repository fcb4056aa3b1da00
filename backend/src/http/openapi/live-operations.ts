import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { stream } from './conversation-example.ts';
import { eventSchemaReferences } from './event-schemas.ts';
import { parameters } from './parameters.ts';
import { problems } from './problem-responses.ts';
import { noContent, OF_SESSION, ofSession } from './responses.ts';

export const liveOperations: ZodOpenApiPathsObject = {
  '/api/chat/events': {
    get: {
      operationId: 'followConversation',
      tags: ['Live'],
      summary: 'Stream events',
      description:
        'A stream that stays open. Each event has an `id`: send it back as `Last-Event-ID` to resume after it, with no event missed or repeated. Without one, the stream starts now. If a cursor is no longer held, one `snapshot` comes first. A conversation may have at most 10 open streams.',
      requestParams: parameters.ofStream,
      responses: {
        200: {
          description: 'Events by name; the data of each is JSON of the schema named here.',
          headers: ofSession,
          content: {
            'text/event-stream': {
              schema: z.string(),
              examples: { stream: { summary: 'A typing signal, a turn, a deletion.', value: stream } },
              'x-events': eventSchemaReferences,
            },
          },
        },
        ...problems('invalid_request', ...OF_SESSION),
      },
    },
  },
  '/api/chat/heartbeat': {
    post: {
      operationId: 'announcePresence',
      tags: ['Live'],
      summary: 'Send a heartbeat',
      description: 'For clients without an open stream. Keeps a hold alive, but does not renew the session.',
      requestParams: parameters.ofDevice,
      responses: { 204: noContent('Noted.'), ...problems('invalid_request', ...OF_SESSION) },
    },
  },
  '/api/chat/typing': {
    post: {
      operationId: 'announceTyping',
      tags: ['Live'],
      summary: 'Signal that the visitor is typing',
      description: 'Relayed to the other devices of the conversation.',
      requestParams: parameters.ofDevice,
      responses: { 204: noContent('Noted.'), ...problems('invalid_request', ...OF_SESSION) },
    },
  },
};
