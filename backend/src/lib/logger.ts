import { type Logger as PinoLogger, pino, stdSerializers } from 'pino';
import { batchedOutput } from './batched-output.ts';
import { systemClock, toInstant } from './clock.ts';

/** The four levels in use. Fields first, message second; never a visitor's free text. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

export interface LoggerOptions {
  readonly level: string;
  /** Where lines are written; standard output if absent. */
  readonly destination?: { write(line: string): void };
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * Copies only known fields of an error: Redis and PostgreSQL clients attach commands, parameters and row
 * values to theirs, which contain personal data.
 */
function serializeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const { type, message, stack } = stdSerializers.err(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type,
    message,
    stack,
    ...(code !== undefined && { code }),
    ...(error.cause instanceof Error && { cause: serializeError(error.cause) }),
  };
}

/**
 * Characters that JSON leaves unescaped, although some line readers end a line at them or terminals
 * interpret them.
 */
const STEERS = /[\x7f-\x9f\u2028\u2029]/g;

const escapeSteering = (line: string): string =>
  line.replace(STEERS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

export function createLogger({ level, destination }: LoggerOptions): PinoLogger {
  const options = {
    level,
    base: null,
    messageKey: 'msg',
    timestamp: () => `,"time":"${toInstant(systemClock.now())}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: serializeError },
    hooks: { streamWrite: escapeSteering },
  };
  return pino(options, destination ?? batchedOutput());
}
