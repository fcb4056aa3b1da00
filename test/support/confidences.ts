import { leaksIn } from './canaries.ts';

/**
 * What visitors of a test file said, and what our processes wrote meanwhile: the latter must not contain
 * the former. The clients and servers of tests report both by themselves.
 */
const said = new Set<string>();
const ids = new Set<string>();
const writers = new Set<() => string>();
const found = new Set<string>();

/** Shorter messages, such as commands and menu choices, are words that also occur in a log. */
const TELLING_LENGTH = 9;
const TELLING = /@|\d{6}/;
/** Shorter ids are readable names chosen by the test. */
const RANDOM_ID = /^[\w-]{20,}$/;

export function heardMessage(message: unknown): void {
  if (typeof message !== 'string') return;
  const text = message.trim().toLowerCase();
  if (text.length >= TELLING_LENGTH || TELLING.test(text)) said.add(text);
}

export function heardId(sessionId: string): void {
  if (RANDOM_ID.test(sessionId)) ids.add(sessionId);
}

/** Checked at the end of the file. */
export function watchWriter(written: () => string): void {
  writers.add(written);
}

/** For output that is dropped before that. */
export function lookThrough(written: string): void {
  for (const leak of leaksOf(written)) found.add(leak);
}

/** All leaks since the last call. */
export function takeLeaks(): readonly string[] {
  for (const written of writers) lookThrough(written());
  const leaks = [...found];
  for (const memory of [said, ids, writers, found]) memory.clear();
  return leaks;
}

/** Excludes masked addresses, and the user in a server's URL. */
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
