import { CONNECTION_TROUBLE } from '../lib/connection-trouble.ts';

/** By the code of a failed connection, or the first word of an error reply. */
const IN_WORDS: Readonly<Record<string, string>> = {
  ...CONNECTION_TROUBLE,
  SENTINELS: 'no reachable Sentinel knows a primary of this name',
  WRONGPASS: 'wrong user or password',
  NOAUTH: 'it requires a password',
  NOPERM: 'its user lacks permissions',
  SELECT: 'it has no database of this number, or its user may not use it',
  OOM: 'it is out of memory',
  MISCONF: 'it cannot write to disk and refuses writes',
  READONLY: 'it is a read-only replica',
  NOREPLICAS: 'it has too few replicas and refuses writes',
  LOADING: 'it is loading its data from disk',
  MASTERDOWN: 'it is a replica that has lost its primary',
  CLUSTERDOWN: 'the Cluster is down',
  BUSY: 'it is busy running a script',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
};

/**
 * What is wrong with a Redis, for people. Of its own message only the code is used, because the rest may
 * quote values.
 */
export const redisTrouble = (code: string): string =>
  `Redis: ${IN_WORDS[code] ?? 'it cannot be used'} (${code})`;
