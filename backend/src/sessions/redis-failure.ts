import { ReplyError } from 'ioredis';
import { DeadlinePassed } from '../lib/deadline.ts';
import type { HostAndPort } from './host-and-port.ts';
import { redisTrouble } from './redis-trouble.ts';
import { StoreUnavailable } from './session-store.ts';

/** Error replies of a server that will serve again, or of one that is no longer the primary. */
const NOT_SERVING = new Set([
  'READONLY',
  'LOADING',
  'MASTERDOWN',
  'CLUSTERDOWN',
  'TRYAGAIN',
  'BUSY',
  'NOREPLICAS',
]);

export const isReadOnly = (error: Error): boolean => replyCode(error) === 'READONLY';

/**
 * What a failed command means to a caller. Nothing of the original error goes along but its code: the
 * client hangs the command's arguments on it, and some texts of the server quote them.
 */
export function toStoreUnavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof DeadlinePassed || (error instanceof Error && error.message === 'Command timed out')) {
    return new StoreUnavailable('Redis: it does not answer in time', { reason: 'timeout' });
  }
  const code = replyCode(error);
  if (code === null)
    return new StoreUnavailable(redisTrouble(connectionCode(error)), { reason: 'connection' });
  return new StoreUnavailable(redisTrouble(code), {
    reason: NOT_SERVING.has(code) ? 'connection' : 'refused',
  });
}

/** The node of a Cluster that has the slot: for good, or (`ask`) for this command alone while the slot moves. */
export class Redirected extends Error {
  readonly kind: 'moved' | 'ask';
  readonly at: HostAndPort;

  constructor(kind: 'moved' | 'ask', at: HostAndPort) {
    super(`Another node has the slot (${kind})`);
    this.kind = kind;
    this.at = at;
  }
}

const REDIRECTION = /^(MOVED|ASK) \d+ (.*):(\d+)$/;

/** Null for whatever is none. A node that does not know its own name sends an empty one: then it is `asked`'s. */
export function redirectionIn(error: unknown, asked: string): Redirected | null {
  const isReply = error instanceof Error && error instanceof ReplyError;
  const [, code, host, port] = (isReply && REDIRECTION.exec(error.message)) || [];
  if (code === undefined || host === undefined) return null;
  return new Redirected(code === 'ASK' ? 'ask' : 'moved', { host: host || asked, port: Number(port) });
}

/** The code of what went wrong on a connection, such as `ECONNREFUSED` or `WRONGPASS`. */
export function connectionCode(error: unknown): string {
  if (error instanceof Error && error.message.startsWith('All sentinels are unreachable')) return 'SENTINELS';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return replyCode(error) ?? (error instanceof Error ? error.name : 'unknown');
}

/** The first word of an error reply, such as `OOM`; null for any other error. */
function replyCode(error: unknown): string | null {
  if (!(error instanceof Error && error instanceof ReplyError)) return null;
  return /^[A-Z]+/.exec(error.message)?.[0] ?? 'ERR';
}
