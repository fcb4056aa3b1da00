/** By the code of a failed connection, or the first word of an error reply. */
const IN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  ENOTFOUND: 'nobody knows its host name',
  EAI_AGAIN: 'its host name could not be looked up',
  SENTINELS: 'no Sentinel can be reached that knows a primary of its name',
  WRONGPASS: 'user or password is wrong',
  NOAUTH: 'it asks for a password',
  NOPERM: 'its user may not do what is needed',
  OOM: 'it is full',
  MISCONF: 'it cannot write to its disk, and refuses to change anything',
  READONLY: 'it is a replica, which only reads',
  NOREPLICAS: 'it has too few replicas, and refuses to change anything',
  LOADING: 'it reads its data from disk',
  MASTERDOWN: 'it is a replica that has lost its primary',
  CLUSTERDOWN: 'the Cluster is down',
  BUSY: 'a script keeps it busy',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
};

/** What is wrong with a Redis, for people; of what it said only the code, for it may quote values. */
export const redisTrouble = (code: string): string =>
  `Redis: ${IN_WORDS[code] ?? 'it cannot be used'} (${code})`;
