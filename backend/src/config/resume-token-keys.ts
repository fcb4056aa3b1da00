import { z } from 'zod';
import type { KeySecret } from '../sessions/key-ring.ts';
import { readKeySecrets } from './key-secrets.ts';

/**
 * Keys with commas between, the newest first: each `kid:base64url`, or one bare secret as a platform generates it,
 * which gets its kid from its hash. Both keep their kid and their bytes wherever in the list they stand.
 */
export const resumeTokenKeysSchema = z
  .string()
  .transform((text, context): readonly KeySecret[] =>
    readKeySecrets(text.split(','), (message) => context.addIssue({ code: 'custom', message })),
  );
