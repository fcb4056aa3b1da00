import { z } from 'zod';
import type { StateSecrets } from '../sessions/state-keys.ts';
import { readKeySecrets } from './key-secrets.ts';

/** In the first place: nothing is sealed, and what is sealed opens with the keys behind it. */
const PLAIN = 'plain';

/** Keys in the form of `RESUME_TOKEN_KEYS`; `plain` may stand before them. */
export const stateEncryptionKeysSchema = z.string().transform((text, context): StateSecrets => {
  const report = (message: string): void => context.addIssue({ code: 'custom', message });
  const entries = text.split(',').map((entry) => entry.trim());
  const isPlain = entries[0] === PLAIN;
  const keys = isPlain ? entries.slice(1) : entries;
  if (keys.includes(PLAIN)) report(`"${PLAIN}" once, and before all keys`);
  else if (keys.length === 0) report(`the keys that open what is sealed behind "${PLAIN}"`);
  const all = readKeySecrets(
    keys.filter((key) => key !== PLAIN),
    report,
  );
  return { newest: isPlain ? null : (all[0] ?? null), all };
});
