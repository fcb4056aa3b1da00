import { z } from 'zod';
import { DeadlinePassed } from '../lib/deadline.ts';

/** The database could not be reached, or not in time. The work may have been done. */
export class DatabaseUnavailable extends Error {
  override readonly name: string = 'DatabaseUnavailable';
}

/**
 * The database refused a statement: a bug, or a violated constraint. The driver's message and fields may
 * quote values, which are personal data, so only names and codes are kept.
 */
export class StatementRefused extends Error {
  override readonly name = 'StatementRefused';
  /** SQLSTATE. */
  readonly code: string;
  readonly constraint: string | null;

  constructor(code: string, constraint: string | null) {
    super(`The database refused a statement: SQLSTATE ${code}${constraint ? ` (${constraint})` : ''}`);
    this.code = code;
    this.constraint = constraint;
  }
}

/** Two transactions conflicted and the database aborted one. The remedy is to run it again. */
export class TransactionConflict extends DatabaseUnavailable {}

/**
 * The connection broke before the answer came. Running the work again is safe if it can detect its first
 * run.
 */
export class ConnectionLost extends DatabaseUnavailable {}

const CONFLICTS = ['40001', '40P01'];

/**
 * SQLSTATE classes of a database that is reachable but cannot serve: login, resources, shutdown, I/O,
 * internal.
 */
const UNAVAILABLE_CLASSES = ['08', '28', '3D', '40', '53', '55', '57', '58', 'XX'];
/** A read-only server: a standby, or a primary about to be replaced. */
const READ_ONLY = '25006';
/** The server ended a transaction that its client left open. */
const IDLE_IN_TRANSACTION = '25P03';

/** An error sent by the database. PGlite has its own class for it. */
const answerSchema = z.object({ severity: z.string(), code: z.string(), constraint: z.string().optional() });

/**
 * Translates a failed statement for callers. Anything but an answer of the database means that it is
 * unavailable.
 */
export function fromQueryError(error: unknown): Error {
  if (error instanceof TypeError || error instanceof RangeError) return error;
  const answer = answerSchema.safeParse(error);
  if (!answer.success) return error instanceof DeadlinePassed ? away(error) : lost(error);
  const { code, constraint = null } = answer.data;
  if (CONFLICTS.includes(code)) {
    return new TransactionConflict(`The database ended a transaction: SQLSTATE ${code}`);
  }
  if (UNAVAILABLE_CLASSES.includes(code.slice(0, 2)) || code === READ_ONLY || code === IDLE_IN_TRANSACTION) {
    return away(error);
  }
  return new StatementRefused(code, constraint);
}

const lost = (cause: unknown): ConnectionLost =>
  new ConnectionLost('The connection to the database broke', { cause });

export const away = (cause: unknown): DatabaseUnavailable =>
  new DatabaseUnavailable('The database could not be reached in time', { cause });
