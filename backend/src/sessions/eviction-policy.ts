/**
 * Whether a full Redis with this `maxmemory-policy` drops live sessions, silently. All but `noeviction` do, also those
 * that drop only what has a TTL: every session has one, and so has the mark of a deletion.
 */
export const evictsSessions = (policy: string | null): policy is string =>
  policy !== null && policy !== 'noeviction';
