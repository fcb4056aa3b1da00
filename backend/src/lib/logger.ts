import { type Logger as PinoLogger, pino, stdSerializers } from 'pino';
import { batchedOutput } from './batched-output.ts';
import { systemClock, toInstant } from './clock.ts';

/** The four levels that Holdfast writes. Fields first, message second; never free text of a visitor. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

export interface LoggerOptions {
  readonly level: string;
  /** Where lines go; standard output when absent. */
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
 * Only named fields of an error are written: clients of Redis and Postgres hang commands, parameters and
 * row values on theirs, and those hold personal data.
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

/** What JSON lets stand as it is, though some that read line by line end a line there, or steer a terminal by it. */
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
