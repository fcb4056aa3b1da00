import { z } from 'zod';
import type { TokenUse } from './completion.ts';

const tokens = z.int().min(0);

/** A server that counts differently, or not at all, is not treated as a failure. */
const usage = z
  .object({ prompt_tokens: tokens, completion_tokens: tokens })
  .transform(
    (counted): TokenUse => ({ prompt: counted.prompt_tokens, completion: counted.completion_tokens }),
  )
  .nullable()
  .catch(null);

/** The part of a `/chat/completions` response that is read. */
export const completionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish() }), finish_reason: z.string() }))
    .min(1),
  usage,
});

/** One event of a streamed answer; the last one has the usage and no choice. */
export const chunkSchema = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ content: z.string().nullish() }),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage,
});
