import type { Redis } from 'ioredis';
import { ALL_STATES } from '../sessions/redis-keys.ts';
import { kidOf } from '../sessions/state-cipher.ts';
import { type Finding, findingsAbout } from './finding.ts';

/** How many keys are scanned at most, whether they hold a session or not. */
const LOOKED_THROUGH = 2_000;
const KEYS_A_STEP = 500;
/** A session's key id stands within its first characters. */
const HEAD = 127;

/** Whether there are keys for the encrypted sessions, among the first ones found. */
export async function sealedFindings(
  about: string,
  redis: Redis,
  kids: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  const sealedWith = await kidsIn(redis);
  const { ok, failure } = findingsAbout(about);
  const missing = [...sealedWith].filter((kid) => !kids.has(kid));
  if (missing.length > 0)
    return missing.map((kid) =>
      failure(
        `sessions are sealed with the key "${kid}", which STATE_ENCRYPTION_KEYS does not list`,
        'add it after the others; without it these sessions cannot be decrypted',
      ),
    );
  return sealedWith.size === 0 ? [] : [ok('the keys of all encrypted sessions are listed')];
}

async function kidsIn(redis: Redis): Promise<ReadonlySet<string>> {
  const kids = new Set<string>();
  let cursor = '0';
  let looked = 0;
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', ALL_STATES, 'COUNT', KEYS_A_STEP);
    // Not MGET, which a cluster node answers for a single slot only.
    const heads = await Promise.all(keys.map((key) => redis.getrange(key, 0, HEAD).catch(() => '')));
    for (const head of heads) {
      const kid = kidOf(head);
      if (kid !== null) kids.add(kid);
    }
    cursor = next;
    looked += KEYS_A_STEP;
  } while (cursor !== '0' && looked < LOOKED_THROUGH);
  return kids;
}
