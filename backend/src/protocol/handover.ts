import { z } from 'zod';
import { instantSchema } from './time.ts';

const EXPECTED = {
  body: 'a JSON object such as {"code": "…"}',
  code: 'the code of a hand-over, 1 to 64 characters',
} as const;

export const handoverClaimSchema = z.object(
  {
    code: z
      .string(EXPECTED.code)
      .min(1, EXPECTED.code)
      .max(64, EXPECTED.code)
      .describe('The code that the first device received.'),
  },
  EXPECTED.body,
);

/** What a second device claims the conversation with: once, before it expires. */
export const handoverCodeSchema = z.object({ code: z.string(), expiresAt: instantSchema }).readonly();
export type HandoverCode = z.infer<typeof handoverCodeSchema>;
