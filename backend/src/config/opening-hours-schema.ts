import { z } from 'zod';
import type { MinuteInterval, Weekday } from '../domain/business.ts';
import { reportRepeats } from './unique-list.ts';

const INTERVAL = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function toInterval(text: string): MinuteInterval {
  const [from = '', to = ''] = text.split('-');
  return { from: minuteOfDay(from), to: minuteOfDay(to) };
}

function inOrder(intervals: readonly MinuteInterval[]): boolean {
  return intervals.every(({ from }, index) => (intervals[index - 1]?.to ?? 0) <= from);
}

const interval = z
  .string()
  .regex(INTERVAL, { error: 'local times such as "09:00-17:30"', abort: true })
  .transform(toInterval)
  .refine(({ from, to }) => from < to, 'a start before the end');

const intervals = z.array(interval).refine(inOrder, 'times in order that do not overlap');

const day = intervals.default([]).describe('Times such as ["09:00-12:30", "13:30-17:00"]; [] means closed.');

const weekly = {
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
} satisfies Record<Weekday, typeof day>;

const exceptions = z
  .array(
    z.strictObject({
      date: z.iso.date('a date such as 2026-12-25'),
      open: intervals.describe('Replaces the hours of that weekday; [] means closed.'),
      note: z.string().max(100).optional().describe('A note for the maintainers of this file.'),
    }),
  )
  .superRefine((days, context) => {
    reportRepeats(
      days,
      ({ date }) => [date],
      (index) =>
        context.addIssue({ code: 'custom', path: [index, 'date'], message: 'a date that is listed once' }),
    );
  })
  .default([]);

export const openingHoursSchema = z
  .strictObject({ ...weekly, exceptions })
  .describe('Local opening hours. A gap is a break; a weekday that is not listed is closed.');
