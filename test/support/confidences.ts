import { leaksIn } from './canaries.ts';

/**
 * What visitors of a test file said, and what our processes wrote meanwhile: nothing of the one may stand in the
 * other. Clients and servers of tests bring both here by themselves.
 */
const said = new Set<string>();
const ids = new Set<string>();
const writers = new Set<() => string>();
const found = new Set<string>();

/** Shorter ones, such as commands and menu choices, are words that a log has, too. */
const TELLING_LENGTH = 9;
const TELLING = /@|\d{6}/;
/** Ids that the test chose for people to read are names of the test. */
const RANDOM_ID = /^[\w-]{20,}$/;

export function heardMessage(message: unknown): void {
  if (typeof message !== 'string') return;
  const text = message.trim().toLowerCase();
  if (text.length >= TELLING_LENGTH || TELLING.test(text)) said.add(text);
}

export function heardId(sessionId: string): void {
  if (RANDOM_ID.test(sessionId)) ids.add(sessionId);
}

/** Looked through when the file ends. */
export function watchWriter(written: () => string): void {
  writers.add(written);
}

/** For what is dropped before that. */
export function lookThrough(written: string): void {
  for (const leak of leaksOf(written)) found.add(leak);
}

/** All that leaked since the last call. */
export function takeLeaks(): readonly string[] {
  for (const written of writers) lookThrough(written());
  const leaks = [...found];
  for (const memory of [said, ids, writers, found]) memory.clear();
  return leaks;
}

/** Not a masked one, nor the user of a server's address. */
const ADDRESS = /[\w.+-]+@[a-z][\w-]*(?:\.[a-z][\w-]*)+/gi;
const BETWEEN_IDS = /[^\w-]+/;

function leaksOf(written: string): readonly string[] {
  const lowered = written.toLowerCase();
  return [
    ...leaksIn(written),
    ...(written.match(ADDRESS) ?? []),
    ...[...said].filter((text) => lowered.includes(text)),
    ...written.split(BETWEEN_IDS).filter((word) => ids.has(word)),
  ];
}
