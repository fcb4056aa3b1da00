import { leaksIn } from '../../support/canaries.ts';

/**
 * C6: nothing that a visitor told about themselves, and none of these session ids, occurs in a process's
 * output.
 */
export function nothingLeaks(written: string, sessions: readonly string[]): readonly string[] {
  return [...new Set(leaksIn(written, sessions))].map((secret) => `C6 "${secret}" leaked`);
}
