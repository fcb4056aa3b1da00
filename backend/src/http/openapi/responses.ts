import { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import type { ProblemCode } from '../../protocol/problem.ts';
import { responseHeaders } from './response-headers.ts';

export type Examples = Readonly<Record<string, { readonly summary?: string; readonly value: unknown }>>;

const ofAnything = z.object(responseHeaders.ofAnything);
/** The headers of a response about one conversation. */
export const ofSession = z.object(responseHeaders.ofSession);

/** A JSON response. */
export const json = (
  description: string,
  schema: z.ZodType,
  { examples, headers = ofAnything }: { readonly examples?: Examples; readonly headers?: z.ZodObject } = {},
): ZodOpenApiResponseObject => ({
  description,
  headers,
  content: { 'application/json': { schema, ...(examples && { examples }) } },
});

export const text = (description: string, mediaType: string): ZodOpenApiResponseObject => ({
  description,
  headers: ofAnything,
  content: { [mediaType]: { schema: z.string() } },
});

export const noContent = (description: string): ZodOpenApiResponseObject => ({
  description,
  headers: ofAnything,
});

/** The possible problems of a request about an existing conversation. */
export const OF_SESSION = [
  'session_id_required',
  'invalid_session_id',
  'resume_token_required',
  'session_not_found',
  'session_expired',
  'session_deleted',
  'rate_limited',
  'unavailable',
  'internal_error',
] as const satisfies readonly ProblemCode[];
