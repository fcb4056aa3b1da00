import type { StreamEntry, TurnEvent } from './session-store.ts';

/** A stream's id is `<turn>-<n>`; a turn itself has `n` 0, which its seq leaves out. */
export const seqOf = (id: string): string => id.replace(/-0$/, '').replace('-', '.');

export function idOf(seq: string): string {
  const [turn = '0', n = '0'] = seq.split('.');
  return `${turn}-${n}`;
}

/** The turn that the entry is, or that it came after. */
export const turnOf = (seq: string): number => Number.parseInt(seq, 10);

/** Nothing for an entry of another type, whose seq is of no turn. */
export const turnIn = ({ seq, type, event }: StreamEntry): readonly TurnEvent[] =>
  type === 'turn' ? [{ turn: turnOf(seq), event }] : [];

/** A stream that lacks the newest turn is behind: then that turn is what is newest. */
export const newestSeq = (last: Pick<StreamEntry, 'seq'> | undefined, version: number): string =>
  last && turnOf(last.seq) >= version ? last.seq : `${version}`;
