import { CONNECTION_TROUBLE } from '../lib/connection-trouble.ts';
import type { Database } from './database.ts';

const NAMES: Readonly<Record<Database['kind'], string>> = { postgres: 'PostgreSQL', pglite: 'PGlite' };

/** By SQLSTATE, or the code of a failed connection. */
const IN_WORDS: Readonly<Record<string, string>> = {
  ...CONNECTION_TROUBLE,
  '28P01': 'wrong user or password',
  '28000': 'it rejects this user',
  '3D000': 'there is no such database',
  '53100': 'its disk is full',
  '53200': 'it is out of memory',
  '53300': 'it has no connections left',
  '57P01': 'it is shutting down',
  '57P02': 'it has crashed',
  '57P03': 'it is starting or shutting down',
  '57014': 'it took too long',
  '25006': 'it is a read-only standby',
};

/**
 * What is wrong with a database, for people. Of its own message only the code is used, because the rest may
 * quote values.
 */
export function databaseTrouble(kind: Database['kind'], error: unknown): string {
  const code = codeIn(error);
  return `${NAMES[kind]}: ${code === null ? 'no answer' : `${IN_WORDS[code] ?? 'it cannot be used'} (${code})`}`;
}

/** The code of the error or its cause. The addresses of one host fail together, in an `AggregateError`. */
function codeIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const within = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeIn(within);
}
