/** Assigns CPU to parts of a turn, by package or source file; the first match counts. */
const PARTS: readonly (readonly [part: string, owner: RegExp])[] = [
  ['log', /^(lib\/(logger|batched-output)\.|pino$|sonic-boom$)/],
  ['metrics, limits', /^(metrics\/|limits\/|prom-client$)/],
  ['PostgreSQL: sealing for the archive', /^(sessions\/archive\/|lib\/(aead|pooled-bytes)\.)/],
  [
    'PostgreSQL: statements and their rows',
    /^(bookings|database|visitors)\/|^(pg|pg-\w+|postgres-\w+|kysely)$/,
  ],
  ['Redis: the command, its reply, the socket', /^(sessions\/(redis|script-runs)|ioredis$|@ioredis|redis-)/],
  ['session: JSON, copies, comparison', /^sessions\//],
  ['understanding', /^(understanding|assistant)\/|^(libphonenumber-js|temporal-polyfill)$/],
  ['statechart', /^xstate$/],
  ['dialogue: reply, snapshot', /^dialogue\//],
  ['HTTP: Express', /^(express|router|body-parser|raw-body|type-is|on-finished|proxy-addr|forwarded)$/],
  ['HTTP: request and answer', /^(http|protocol)\/|^zod$/],
];

const OTHERS = 'turn: its order, ids, hashes, effects';

export const partOfOwner = (owner: string): string =>
  PARTS.find(([, pattern]) => pattern.test(owner))?.[0] ?? OTHERS;

/** Assigns time outside of our code, by the names of the functions from the innermost out. */
export function partOfNode(stack: readonly string[]): string {
  if (stack.includes('(garbage collector)')) return 'garbage collection on the main thread';
  if (stack.some((name) => name.includes('node:_http'))) return 'HTTP: request and answer';
  return 'promises and timers';
}
