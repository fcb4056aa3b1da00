import type { StreamEntry, TurnEvent } from './session-store.ts';

/** Redis stream ids are `<turn>-<n>`. The turn itself has `n` 0, which its seq omits. */
export const seqOf = (id: string): string => id.replace(/-0$/, '').replace('-', '.');

export function idOf(seq: string): string {
  const [turn = '0', n = '0'] = seq.split('.');
  return `${turn}-${n}`;
}

/** The turn that the entry is, or that it follows. */
export const turnOf = (seq: string): number => Number.parseInt(seq, 10);

/** Empty for an entry of another type: its seq does not name a turn. */
export const turnIn = ({ seq, type, event }: StreamEntry): readonly TurnEvent[] =>
  type === 'turn' ? [{ turn: turnOf(seq), event }] : [];

/** A stream without the newest turn lags behind the state; then that turn counts as the newest entry. */
export const newestSeq = (last: Pick<StreamEntry, 'seq'> | undefined, version: number): string =>
  last && turnOf(last.seq) >= version ? last.seq : `${version}`;
