import type { Results } from '../../bench/bench.ts';
import { roundOf, seriesOf } from './rounds.ts';

/** Results of a run without peers in which all aims were reached. */
export const RESULTS: Results = {
  series: [seriesOf('Holdfast', 200, 100, 150), seriesOf('Express + GET + SET', 220, 130, 165)],
  commandsByTurn: [2, 1, 1, 1, 1, 1, 1, 1, 2, 2],
  session: { state: 1_700, stateInMemory: 1_880, eventsInMemory: 2_720 },
  halfLoad: [
    {
      name: 'Holdfast',
      turnsPerSecond: 3_333.3,
      rounds: [{ p50Ms: 1, p99Ms: 2.5, lateP50Ms: 0.1, lateP99Ms: 0.4 }],
    },
    {
      name: 'Express + GET + SET',
      turnsPerSecond: 4_000,
      rounds: [{ p50Ms: 1, p99Ms: 8, lateP50Ms: 0.1, lateP99Ms: 0.4 }],
    },
  ],
  shared: [
    { instances: 1, isRoaming: false, round: roundOf(150) },
    { instances: 8, isRoaming: true, round: roundOf(180) },
  ],
  stored: [
    { ...seriesOf('1000 sessions', 150, 150), sessions: 1_000, bytes: 4_415_000 },
    { ...seriesOf('1000000 sessions', 153, 151), sessions: 1_000_000, bytes: 4_400_000_000 },
  ],
  startUp: {
    onServers: { median: 700, min: 690, max: 720 },
    embedded: { median: 3_000, min: 2_900, max: 3_100 },
  },
  memory: { atRest: 99_400_000, underLoad: 400_000_000, filled: 151_000_000, cachedSessions: 10_000 },
};
