import type { ContenderName } from './contender.ts';
import type { Round } from './round.ts';
import type { Series } from './series.ts';
import { type Spread, spreadOf } from './statistics.ts';

export type Figure = (round: Round) => number;

export const cpuOf: Figure = ({ cpuMicrosPerTurn }) => cpuMicrosPerTurn;

export const spreadOfFigure = ({ rounds }: Pick<Series, 'rounds'>, figure: Figure): Spread =>
  spreadOf(rounds.map(figure));

/** Compares round by round, because rounds of one number were measured one after another. */
export function ratioOf(
  one: Pick<Series, 'rounds'>,
  other: Pick<Series, 'rounds'>,
  figure: Figure = cpuOf,
): Spread {
  const pairs = one.rounds.slice(0, other.rounds.length);
  return spreadOf(
    pairs.map((round, index) => {
      const against = other.rounds[index];
      return figure(round) / (against ? figure(against) : Number.NaN);
    }),
  );
}

export const seriesOf = (series: readonly Series[], name: ContenderName): Series | null =>
  series.find((each) => each.name === name) ?? null;
