import { z } from 'zod';
import type { KeySecret } from '../sessions/key-ring.ts';
import { readKeySecrets } from './key-secrets.ts';

/**
 * Keys separated by commas, newest first: each either `kid:base64url`, or a bare secret as platforms
 * generate it, whose kid is derived from its hash. Both keep their kid and bytes at any position in the
 * list.
 */
export const resumeTokenKeysSchema = z
  .string()
  .transform((text, context): readonly KeySecret[] =>
    readKeySecrets(text.split(','), (message) => context.addIssue({ code: 'custom', message })),
  );
