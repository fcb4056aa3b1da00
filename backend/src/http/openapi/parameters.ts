import { z } from 'zod';
import { deviceIdSchema, sessionIdSchema } from '../../protocol/chat.ts';

const sessionId = sessionIdSchema.meta({
  description:
    'Names the conversation. Any id that a client chooses is accepted as it is; one that the server made (`hf_…`) is sealed and answers only with its token.',
  examples: ['test-session-123'],
});

const newSessionId = sessionId
  .describe('Names the conversation, new or not. Without it the server makes one.')
  .optional();

const resumeToken = z
  .string()
  .meta({
    description:
      'The `resumeToken` of the last reply, or `new` to ask for a first one. It proves whose a sealed session is, and carries the conversation when the stores cannot.',
  })
  .optional();

const visitorToken = z
  .string()
  .describe(
    'With a message that begins a conversation without `x-session-id`: `<session id> <resume token>` of one that this visitor had before, to be known again.',
  )
  .optional();

const deviceId = deviceIdSchema
  .meta({ description: 'Names this tab or device within the session.', examples: ['laptop'] })
  .optional();

const requestId = z
  .string()
  .meta({ description: 'Echoed and logged; made if absent.', examples: ['request-1'] })
  .optional();

const ofAnyRequest = { 'x-request-id': requestId };
const ofSession = { 'x-session-id': sessionId, 'x-resume-token': resumeToken, ...ofAnyRequest };

/** What requests carry besides a body, by what they are about. */
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
        .describe('The id of the newest event that the client has; the stream goes on behind it.')
        .optional(),
    }),
    query: z.object({
      after: z
        .string()
        .describe('The same, for clients that cannot send the header; the header counts.')
        .optional(),
    }),
  },
} as const;
