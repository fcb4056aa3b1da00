import type { Cursor } from './cursor.ts';

/** The transport of an open stream. */
export interface LiveStream {
  /** Takes text of the event stream. One that does not keep up ends by itself. */
  send(text: string): void;
  end(): void;
}

/** Somebody with an open stream, and how far it has come. */
export interface Follower {
  readonly stream: LiveStream;
  readonly device: string;
  /** Whether a snapshot for it carries a resume token. */
  readonly wantsToken: boolean;
  cursor: Cursor;
  /** It was told that the session is about to expire. */
  isWarned: boolean;
}

/** Those who have come equally far, served by one look at the stream. */
export type Group = readonly [Follower, ...Follower[]];

export function groupedByCursor(followers: Iterable<Follower>): readonly Group[] {
  const groups = new Map<string, [Follower, ...Follower[]]>();
  for (const follower of followers) {
    const at = `${follower.cursor.epoch} ${follower.cursor.seq}`;
    const group = groups.get(at);
    if (group) group.push(follower);
    else groups.set(at, [follower]);
  }
  return [...groups.values()];
}
