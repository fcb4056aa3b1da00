import { ReplyError } from 'ioredis';
import { DeadlinePassed } from '../lib/deadline.ts';
import type { HostAndPort } from './host-and-port.ts';
import { redisTrouble } from './redis-trouble.ts';
import { StoreUnavailable } from './session-store.ts';

/** Error replies of a server that will soon serve again, or that is no longer the primary. */
const NOT_SERVING = new Set([
  'READONLY',
  'LOADING',
  'MASTERDOWN',
  'CLUSTERDOWN',
  'TRYAGAIN',
  'BUSY',
  'NOREPLICAS',
]);

/** Whether the server has no database of the number in its URL, or does not let the user in. */
export const refusesDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  error instanceof ReplyError &&
  'command' in error &&
  isObject(error.command) &&
  error.command.name === 'select';

export const isReadOnly = (error: Error): boolean => replyCode(error) === 'READONLY';

/**
 * Translates a failed command for callers. Only the error's code is kept: ioredis attaches the command's
 * arguments, and some server messages quote them.
 */
export function toStoreUnavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof DeadlinePassed || (error instanceof Error && error.message === 'Command timed out')) {
    return new StoreUnavailable('Redis: no answer in time', { reason: 'timeout' });
  }
  const code = replyCode(error);
  if (code === null)
    return new StoreUnavailable(redisTrouble(connectionCode(error)), { reason: 'connection' });
  return new StoreUnavailable(redisTrouble(code), {
    reason: NOT_SERVING.has(code) ? 'connection' : 'refused',
  });
}

/**
 * The cluster node that owns the slot: permanently, or (`ask`) for this command only, while the slot moves.
 */
export class Redirected extends Error {
  readonly kind: 'moved' | 'ask';
  readonly at: HostAndPort;

  constructor(kind: 'moved' | 'ask', at: HostAndPort) {
    super(`Another node owns the slot (${kind})`);
    this.kind = kind;
    this.at = at;
  }
}

const REDIRECTION = /^(MOVED|ASK) \d+ (.*):(\d+)$/;

/**
 * Null for any other error. A node that does not know its own host sends an empty one, which stands for
 * `asked`.
 */
export function redirectionIn(error: unknown, asked: string): Redirected | null {
  const isReply = error instanceof Error && error instanceof ReplyError;
  const [, code, host, port] = (isReply && REDIRECTION.exec(error.message)) || [];
  if (code === undefined || host === undefined) return null;
  return new Redirected(code === 'ASK' ? 'ask' : 'moved', { host: host || asked, port: Number(port) });
}

/** The code of a connection failure, such as `ECONNREFUSED` or `WRONGPASS`. */
export function connectionCode(error: unknown): string {
  if (error instanceof Error && error.message.startsWith('All sentinels are unreachable')) return 'SENTINELS';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return replyCode(error) ?? (error instanceof Error ? error.name : 'unknown');
}

/** The first word of an error reply, such as `OOM`, or `SELECT` for a refused database; null for any other error. */
function replyCode(error: unknown): string | null {
  if (!(error instanceof Error && error instanceof ReplyError)) return null;
  if (refusesDatabase(error)) return 'SELECT';
  return /^[A-Z]+/.exec(error.message)?.[0] ?? 'ERR';
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
