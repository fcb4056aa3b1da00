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
        'A stream that stays open. Each event has an `id`: sent back as `Last-Event-ID` the stream goes on behind it with nothing missed and nothing twice. Without one it begins now. A cursor that is no longer held is answered with one `snapshot` first. At most 10 streams of a conversation are open at once.',
      requestParams: parameters.ofStream,
      responses: {
        200: {
          description: 'Events, by their names: the data of each is JSON of the schema that is named here.',
          headers: ofSession,
          content: {
            'text/event-stream': {
              schema: z.string(),
              examples: { stream: { summary: 'Somebody types, a turn, the end.', value: stream } },
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
      operationId: 'beHere',
      tags: ['Live'],
      summary: 'Send a heartbeat',
      description: 'For clients without an open stream. Keeps a hold alive, but does not renew the session.',
      requestParams: parameters.ofDevice,
      responses: { 204: noContent('Noted.'), ...problems('invalid_request', ...OF_SESSION) },
    },
  },
  '/api/chat/typing': {
    post: {
      operationId: 'beTyping',
      tags: ['Live'],
      summary: 'Tell that the visitor types',
      description: 'The other devices of the conversation are told.',
      requestParams: parameters.ofDevice,
      responses: { 204: noContent('Noted.'), ...problems('invalid_request', ...OF_SESSION) },
    },
  },
};
