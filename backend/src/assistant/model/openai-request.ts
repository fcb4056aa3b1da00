import { APIConnectionError, APIError } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { ModelRequest } from './model.ts';
import { statusOf } from './openai-failure.ts';

/** Parameters that some servers or models do not support. */
const OPTIONAL_PARAMETERS = ['response_format', 'temperature', 'max_tokens', 'stream_options'] as const;
export type OptionalParameter = (typeof OPTIONAL_PARAMETERS)[number];
export type Without = ReadonlySet<OptionalParameter>;

/** Reasoning models take `max_completion_tokens` instead of `max_tokens`, and no temperature. */
export function toBody(
  model: string,
  { messages, schema, maxTokens }: ModelRequest,
  without: Without,
): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [...messages],
    ...(without.has('max_tokens') ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    ...(!without.has('temperature') && { temperature: 0 }),
    ...(schema && !without.has('response_format') && { response_format: toResponseFormat(schema) }),
  };
}

const toResponseFormat = ({ name, schema }: NonNullable<ModelRequest['schema']>) => ({
  type: 'json_schema' as const,
  json_schema: { name, strict: true, schema: { ...schema } },
});

/**
 * The parameter that the server rejected; the schema, which is unsupported most often, if the server does
 * not say.
 */
export function refusedParameter(error: unknown, { schema }: ModelRequest): OptionalParameter | null {
  const status = statusOf(error);
  if (!(error instanceof APIError) || (status !== 400 && status !== 422)) return null;
  const { param } = error;
  if (typeof param !== 'string') return schema && 'response_format';
  return OPTIONAL_PARAMETERS.find((known) => param === known || param.startsWith(`${known}.`)) ?? null;
}

/** Nothing of an answer has arrived, and a retry may succeed. */
export const isPassing = (error: unknown): boolean =>
  error instanceof APIConnectionError || (statusOf(error) ?? 0) >= 500;
