import type { Database } from './database.ts';

const NAMES: Readonly<Record<Database['kind'], string>> = { postgres: 'PostgreSQL', pglite: 'PGlite' };

/** By SQLSTATE, or the code of a failed connection. */
const IN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  ENOTFOUND: 'nobody knows its host name',
  EAI_AGAIN: 'its host name could not be looked up',
  '28P01': 'user or password is wrong',
  '28000': 'it does not let this user in',
  '3D000': 'there is no such database',
  '53100': 'its disk is full',
  '53200': 'it is out of memory',
  '53300': 'it has no connection left',
  '57P01': 'it shuts down',
  '57P02': 'it has crashed',
  '57P03': 'it starts or shuts down',
  '57014': 'it took too long',
  '25006': 'it is a standby, which only reads',
};

/** What is wrong with a database, for people; of what it said only the code, for it may quote values. */
export function databaseTrouble(kind: Database['kind'], error: unknown): string {
  const code = codeIn(error);
  return `${NAMES[kind]}: ${code === null ? 'it does not answer' : `${IN_WORDS[code] ?? 'it cannot be used'} (${code})`}`;
}

/** Of the error, or of what caused it. Several addresses of one host fail together. */
function codeIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const within = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeIn(within);
}
