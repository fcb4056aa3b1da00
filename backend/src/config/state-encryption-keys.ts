import { z } from 'zod';
import type { StateSecrets } from '../sessions/state-keys.ts';
import { readKeySecrets } from './key-secrets.ts';

/** As the first entry: nothing new is encrypted, and the keys after it still decrypt. */
const PLAIN = 'plain';

/** Keys in the format of `RESUME_TOKEN_KEYS`, optionally preceded by `plain`. */
export const stateEncryptionKeysSchema = z.string().transform((text, context): StateSecrets => {
  const report = (message: string): void => context.addIssue({ code: 'custom', message });
  const entries = text.split(',').map((entry) => entry.trim());
  const isPlain = entries[0] === PLAIN;
  const keys = isPlain ? entries.slice(1) : entries;
  if (keys.includes(PLAIN)) report(`"${PLAIN}" only once, and before all keys`);
  else if (keys.length === 0) report(`the keys for existing sessions after "${PLAIN}"`);
  const all = readKeySecrets(
    keys.filter((key) => key !== PLAIN),
    report,
  );
  return { newest: isPlain ? null : (all[0] ?? null), all };
});
