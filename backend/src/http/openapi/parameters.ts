import { z } from 'zod';
import { deviceIdSchema, sessionIdSchema } from '../../protocol/chat.ts';

const sessionId = sessionIdSchema.meta({
  description:
    'Identifies the conversation. A client may choose any id; an id created by the server (`hf_…`) is sealed and requires its token.',
  examples: ['test-session-123'],
});

const newSessionId = sessionId
  .describe('Identifies a new or existing conversation. Without it the server creates an id.')
  .optional();

const resumeToken = z
  .string()
  .meta({
    description:
      'The `resumeToken` of the last reply, or `new` to request a first one. It proves ownership of a sealed session, and can restore the conversation if the stores lose it.',
  })
  .optional();

const visitorToken = z
  .string()
  .describe(
    'With a message that starts a conversation without `x-session-id`: `<session id> <resume token>` of an earlier one, so that the visitor is recognised.',
  )
  .optional();

const deviceId = deviceIdSchema
  .meta({ description: 'Identifies this tab or device within the session.', examples: ['laptop'] })
  .optional();

const requestId = z
  .string()
  .meta({ description: 'Echoed and logged; created if absent.', examples: ['request-1'] })
  .optional();

const ofAnyRequest = { 'x-request-id': requestId };
const ofSession = { 'x-session-id': sessionId, 'x-resume-token': resumeToken, ...ofAnyRequest };

/** Request parameters, by what the request is about. */
export const parameters = {
  ofAnything: { header: z.object(ofAnyRequest) },
  ofTurn: {
    header: z.object({
      ...ofSession,
      'x-session-id': newSessionId,
      'x-visitor-token': visitorToken,
    }),
  },
  ofSession: { header: z.object(ofSession) },
  ofDevice: { header: z.object({ ...ofSession, 'x-device-id': deviceId }) },
  ofStream: {
    header: z.object({
      ...ofSession,
      'x-device-id': deviceId,
      'last-event-id': z
        .string()
        .describe('The id of the newest event that the client has; the stream continues after it.')
        .optional(),
    }),
    query: z.object({
      after: z
        .string()
        .describe('The same, for clients that cannot send the header, which takes precedence.')
        .optional(),
    }),
  },
} as const;
