import type { Results } from './bench.ts';
import { cpuOf, ratioOf, seriesOf } from './comparison.ts';
import type { ContenderName } from './contender.ts';
import type { HalfLoad } from './half-load.ts';
import { spreadOf } from './statistics.ts';
import type { Stored } from './stored-sessions.ts';

export interface Aim {
  readonly aim: string;
  readonly reached: string;
  readonly isReached: boolean;
}

/** CPU of the other contenders for each turn, as multiples of Holdfast's. */
const CPU_OF: readonly (readonly [ContenderName, number])[] = [
  ['Express + GET + SET', 1],
  ['botbuilder', 2],
  ['grammY', 1.4],
  ['LangGraph', 10],
];
const P99_BY_P50 = 3;
const STATE_BYTES = 2_000;
const SESSION_BYTES = 5_000;
/**
 * CPU with the most sessions stored, as a multiple of that with the fewest; includes noise between rounds.
 */
const FLAT_WITHIN = 1.1;
const READY_MS = { onServers: 1_000, embedded: 4_000 };
const MEGABYTES = { atRest: 120, sessions: 60 };
const WARM_COMMANDS = 1;
/** Turns of a booking with effects: the first one begins it, and the last three use the calendar. */
const TURNS_WITHOUT_EFFECTS = [1, -3] as const;

/** Omits what this run did not measure. */
export function aimsOf(results: Results): readonly Aim[] {
  const { session, startUp, memory, commandsByTurn } = results;
  const warm = Math.max(...commandsByTurn.slice(...TURNS_WITHOUT_EFFECTS));
  const added = memory.filled - memory.atRest;
  return [
    ...cpuAims(results),
    ...halfLoadAim(results),
    ...flatAim(results.stored),
    atMost('state of a finished booking, bytes', session.state, STATE_BYTES),
    atMost(
      'state and events of it in Redis, bytes',
      session.stateInMemory + session.eventsInMemory,
      SESSION_BYTES,
    ),
    atMost('start to ready with Redis and PostgreSQL, ms', startUp.onServers.median, READY_MS.onServers),
    atMost('start to ready embedded, ms', startUp.embedded.median, READY_MS.embedded),
    atMost('RSS at rest with Redis and PostgreSQL, MB', memory.atRest / 1e6, MEGABYTES.atRest),
    atMost(`RSS that ${memory.cachedSessions} sessions add, MB`, added / 1e6, MEGABYTES.sessions),
    {
      aim: `a warm turn without effects: ${WARM_COMMANDS} Redis command`,
      reached: `${warm}`,
      isReached: warm === WARM_COMMANDS,
    },
  ];
}

function cpuAims({ series }: Results): readonly Aim[] {
  const [holdfast] = series;
  return CPU_OF.flatMap(([name, least]) => {
    const other = seriesOf(series, name);
    if (!holdfast || !other) return [];
    const ratio = ratioOf(other, holdfast).median;
    return [
      {
        aim: `CPU a turn: ${name} by Holdfast at least ${least.toFixed(1)}`,
        reached: ratio.toFixed(2),
        isReached: ratio >= least,
      },
    ];
  });
}

function halfLoadAim({ halfLoad: [holdfast, ...others] }: Results): readonly Aim[] {
  if (!holdfast) return [];
  const ratio = tailOf(holdfast);
  const alike = others.map((other) => ` (${other.name}: ${tailOf(other).toFixed(1)} ×)`);
  return [
    {
      aim: `p99 at half load at most ${P99_BY_P50} × p50`,
      reached: `${ratio.toFixed(1)} ×${alike.join('')}`,
      isReached: ratio <= P99_BY_P50,
    },
  ];
}

const tailOf = ({ rounds }: HalfLoad): number =>
  spreadOf(rounds.map(({ p50Ms, p99Ms }) => p99Ms / p50Ms)).median;

/** By CPU for each turn, which depends least on other load on the machine. */
function flatAim(stored: readonly Stored[]): readonly Aim[] {
  const [fewest, most] = [stored[0], stored.at(-1)];
  if (!fewest || !most || fewest === most) return [];
  const ratio = ratioOf(most, fewest, cpuOf).median;
  return [
    {
      aim: `CPU a turn with ${inWords(most.sessions)} sessions at most ${FLAT_WITHIN} of that with ${inWords(fewest.sessions)}`,
      reached: ratio.toFixed(2),
      isReached: ratio <= FLAT_WITHIN,
    },
  ];
}

const atMost = (what: string, reached: number, most: number): Aim => ({
  aim: `${what}: at most ${inWords(most)}`,
  reached: inWords(reached),
  isReached: reached <= most,
});

const inWords = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
