import type { Cursor } from './cursor.ts';

/** The transport of an open stream. */
export interface LiveStream {
  /** Sends event-stream text. A stream that cannot keep up closes itself. */
  send(text: string): void;
  end(): void;
}

/** An open stream and its position. */
export interface Follower {
  readonly stream: LiveStream;
  readonly device: string;
  /** Whether its snapshots carry a resume token. */
  readonly wantsToken: boolean;
  cursor: Cursor;
  /** Whether it was told that the session is about to expire. */
  isWarned: boolean;
}

/** Followers at the same position, served by one read of the stream. */
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
