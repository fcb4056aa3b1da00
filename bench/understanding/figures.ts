import { percentile } from '../statistics.ts';
import type { TimeVerdict } from './judge.ts';
import { isAboutTime, meansNothing } from './judge.ts';
import type { Reading } from './measure.ts';

/** Microseconds for each message. */
export interface Pace {
  readonly median: number;
  readonly p99: number;
}

/** A count out of a total. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Figures {
  readonly cases: number;
  readonly accuracy: Share;
  readonly intents: Share;
  readonly times: Readonly<Record<TimeVerdict, number>>;
  /** Right or asked back, among phrases about a time. */
  readonly safeTimes: Share;
  /** Assigned to another language than their own, except code and the like. */
  readonly wrongLanguage: Share;
  readonly falselyConfident: Share;
  readonly falselyConfidentOffTopic: Share;
  readonly pace: Pace;
}

export function figuresOf(readings: readonly Reading[]): Figures {
  const times = countTimes(readings);
  const timed = readings.filter((reading) => isAboutTime(reading.case));
  const meaningless = readings.filter((reading) => meansNothing(reading.case));
  return {
    cases: readings.length,
    accuracy: shareOf(readings, ({ verdict }) => verdict.isRight),
    intents: shareOf(readings, ({ verdict }) => verdict.hasIntent),
    times,
    safeTimes: shareOf(timed, ({ verdict: { time } }) => time === 'right' || time === 'askedBack'),
    wrongLanguage: shareOf(
      readings.filter((reading) => reading.case.kind !== 'hostile'),
      ({ case: one, language }) => language !== null && language !== one.language,
    ),
    falselyConfident: shareOf(meaningless, ({ verdict }) => verdict.isFalselyConfident),
    falselyConfidentOffTopic: shareOf(
      meaningless.filter((reading) => reading.case.kind === 'off-topic'),
      ({ verdict }) => verdict.isFalselyConfident,
    ),
    pace: paceOf(readings),
  };
}

function paceOf(readings: readonly Reading[]): Pace {
  const sorted = readings.map(({ micros }) => micros).toSorted((one, other) => one - other);
  return { median: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

export function shareOf<Item>(items: readonly Item[], counts: (item: Item) => boolean): Share {
  return { count: items.filter(counts).length, of: items.length };
}

/** Null if the total is 0. */
export const ratio = ({ count, of }: Share): number | null => (of === 0 ? null : count / of);

function countTimes(readings: readonly Reading[]): Record<TimeVerdict, number> {
  const times = { right: 0, askedBack: 0, incomplete: 0, wrongTime: 0, wrongDate: 0 };
  for (const { verdict } of readings) if (verdict.time !== null) times[verdict.time] += 1;
  return times;
}

export interface Aim {
  readonly label: string;
  readonly aim: string;
  readonly reached: string;
  readonly isReached: boolean;
}

const MIN_INTENTS = 0.95;
const MIN_SAFE_TIMES = 0.97;
const MAX_FALSELY_CONFIDENT = 0.02;
const MAX_MICROS = 1_000;

export function aimsOf(figures: Figures): readonly Aim[] {
  const { intents, safeTimes, times, falselyConfidentOffTopic: off, pace } = figures;
  return [
    { label: 'Intents', aim: '≥ 95 %', reached: percent(intents), isReached: atLeast(intents, MIN_INTENTS) },
    {
      label: 'Times right or asked back',
      aim: '≥ 97 %',
      reached: percent(safeTimes),
      isReached: atLeast(safeTimes, MIN_SAFE_TIMES),
    },
    {
      label: 'Silently wrong dates',
      aim: '0',
      reached: `${times.wrongDate}`,
      isReached: times.wrongDate === 0,
    },
    {
      label: 'Silently wrong times',
      aim: '0',
      reached: `${times.wrongTime}`,
      isReached: times.wrongTime === 0,
    },
    {
      label: 'False answers on off-topic',
      aim: '≤ 2 %',
      reached: percent(off),
      isReached: (ratio(off) ?? 0) <= MAX_FALSELY_CONFIDENT,
    },
    {
      label: 'A message, 99 of 100',
      aim: '≤ 1 ms',
      reached: `${Math.round(pace.p99)} µs`,
      isReached: pace.p99 <= MAX_MICROS,
    },
  ];
}

const atLeast = (share: Share, least: number): boolean => (ratio(share) ?? 1) >= least;

export function percent(share: Share): string {
  const part = ratio(share);
  return part === null ? '–' : `${(part * 100).toFixed(1)} %`;
}

/** Accuracy by kind (rows) and language (columns). */
export interface Crossed {
  readonly kinds: readonly string[];
  readonly languages: readonly string[];
  /** `null`: every kind or every language. */
  at(kind: string | null, language: string | null): Share;
}

export function crossed(readings: readonly Reading[]): Crossed {
  const unique = (values: readonly string[]) => [...new Set(values)];
  return {
    kinds: unique(readings.map((reading) => reading.case.kind)),
    languages: unique(readings.map((reading) => reading.case.language)),
    at: (kind, language) =>
      shareOf(
        readings.filter(
          (reading) =>
            (kind === null || reading.case.kind === kind) &&
            (language === null || reading.case.language === language),
        ),
        ({ verdict }) => verdict.isRight,
      ),
  };
}
