import { z } from 'zod';

const EXPECTED = {
  body: 'a JSON object such as {"code": "…"}',
  code: 'the code of a hand-over, 1 to 64 characters',
} as const;

export const handoverClaimSchema = z.object(
  { code: z.string(EXPECTED.code).min(1, EXPECTED.code).max(64, EXPECTED.code) },
  EXPECTED.body,
);

/** What a second device claims the conversation with: once, and until it expires. */
export interface HandoverCode {
  readonly code: string;
  readonly expiresAt: string;
}
