import type { Pattern, WhenPattern } from './case.ts';

/** A pattern in one short line: `time Tue 2026-11-24 15:00` */
export function inWords({ type, answers, when, asks, anyDetails: _, ...targets }: Pattern): string {
  const about = Object.values(targets).filter((target) => target !== undefined && target !== null);
  return [
    type.join('/'),
    ...about,
    ...(answers === undefined ? [] : [JSON.stringify(answers)]),
    ...(when === undefined ? [] : [wishInWords(when)]),
    ...(asks === undefined ? [] : [`beside it ${asks}`]),
  ].join(' ');
}

function wishInWords({ or = [], not = [], ...first }: NonNullable<Pattern['when']>): string {
  const wanted = [first, ...or].map(whenInWords).join(' or ');
  return [wanted, ...not.map((one) => `not ${whenInWords(one)}`)].filter((text) => text !== '').join(', ');
}

const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function whenInWords({ date, dates, weekday, at, about, from, to, part, any }: WhenPattern): string {
  const hasRange = from !== undefined || to !== undefined;
  return [
    date === undefined ? null : `${WEEKDAYS[new Date(date).getUTCDay() || 7]} ${date}`,
    dates === undefined ? null : `${dates.from} to ${dates.to ?? '…'}`,
    weekday === undefined ? null : WEEKDAYS[weekday],
    at === undefined ? null : clock(at),
    about === undefined ? null : `about ${clock(about)}`,
    hasRange ? `${from === undefined ? '' : clock(from)}–${to === undefined ? '' : clock(to)}` : null,
    part,
    any === undefined ? null : 'any time',
  ]
    .filter((text) => text !== null && text !== undefined)
    .join(' ');
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
