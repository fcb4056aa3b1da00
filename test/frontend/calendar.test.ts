import { expect, it } from 'vitest';
import { toCalendar } from '../../frontend/widget/calendar.ts';

const NOW = Date.parse('2026-01-03T12:00:00.000Z');
const booking = {
  reference: 'HF-7K2M',
  service: '30-minute demo',
  startsAt: '2026-01-05T09:00:00.000Z',
  endsAt: '2026-01-05T09:30:00.000Z',
};

const unfolded = (file: string): readonly string[] => file.replaceAll('\r\n ', '').split('\r\n');

it('is one event with the times in UTC', () => {
  expect(unfolded(toCalendar(booking, NOW))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Holdfast//EN',
    'BEGIN:VEVENT',
    'UID:HF-7K2M',
    'DTSTAMP:20260103T120000Z',
    'DTSTART:20260105T090000Z',
    'DTEND:20260105T093000Z',
    'SUMMARY:30-minute demo',
    'DESCRIPTION:HF-7K2M',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

it('lets no value end its line, and keeps lines short without cutting a character in two', () => {
  const service = `Cut, colour; style\r\nEND:VEVENT\n${'💇'.repeat(40)}`;
  const file = toCalendar({ ...booking, service }, NOW);
  expect(unfolded(file)).toContain(`SUMMARY:Cut\\, colour\\; style\\nEND:VEVENT\\n${'💇'.repeat(40)}`);
  expect(file.match(/^END:VEVENT\r$/gm)).toHaveLength(1);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
