import type { Contender, ContenderName } from './contender.ts';
import { after, runLoad } from './load.ts';
import { measureRound, type Round } from './round.ts';
import type { Setting } from './setting.ts';

/** The rounds of one contender. */
export interface Series<Name = ContenderName> {
  readonly name: Name;
  readonly rounds: readonly Round[];
}

export interface SeriesPlan {
  readonly warmUpSeconds: number;
  readonly rounds: number;
  readonly roundSeconds: number;
}

/** Alternates the rounds of all contenders; each goes first as often as the others, as far as possible. */
export async function measureSeries<Name extends string>(
  contenders: readonly (Omit<Contender, 'name'> & { readonly name: Name })[],
  { warmUpSeconds, rounds, roundSeconds }: SeriesPlan,
  progress: Setting['progress'],
): Promise<readonly Series<Name>[]> {
  const measured = contenders.map((contender) => ({ contender, rounds: [] as Round[] }));
  for (const { name, visitors } of contenders) {
    progress(`Warming up: ${name}, ${warmUpSeconds} s`);
    await runLoad(visitors, after(warmUpSeconds));
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { contender, rounds: done } of rotated(measured, round)) {
      progress(`Round ${round + 1} of ${rounds}: ${contender.name}, ${roundSeconds} s`);
      const { server, visitors, stores } = contender;
      await stores.janitor.tidyUp();
      const measuring = { servers: [server], redis: stores.redis, visitors };
      done.push(await measureRound(measuring, roundSeconds));
    }
  }
  return measured.map(({ contender: { name }, rounds: done }) => ({ name, rounds: done }));
}

/** Rotates the items, starting with another one. */
export const rotated = <Item>(items: readonly Item[], by: number): readonly Item[] => {
  const first = by % Math.max(1, items.length);
  return [...items.slice(first), ...items.slice(0, first)];
};
