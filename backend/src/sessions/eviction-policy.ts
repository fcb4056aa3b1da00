/**
 * Whether a full Redis with this `maxmemory-policy` silently evicts live sessions. Every policy but
 * `noeviction` does, including the `volatile-*` ones, because every session and every deletion mark has a
 * TTL.
 */
export const evictsSessions = (policy: string | null): policy is string =>
  policy !== null && policy !== 'noeviction';
