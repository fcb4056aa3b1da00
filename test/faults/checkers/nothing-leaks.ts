import { leaksIn } from '../../support/canaries.ts';

/** C6: nothing that a visitor said about himself, nor these session ids, stands in what a process let out. */
export function nothingLeaks(written: string, sessions: readonly string[]): readonly string[] {
  return [...new Set(leaksIn(written, sessions))].map((secret) => `C6 "${secret}" leaked`);
}
