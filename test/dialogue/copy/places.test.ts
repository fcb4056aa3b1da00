import { describe, expect, test } from 'vitest';
import { copyOf } from '../../../backend/src/dialogue/copy/copy-of.ts';
import { clockInWords, dateFormat, placeOf } from '../../../backend/src/dialogue/replies/dates.ts';

const IN_LISBON = { country: 'PT', timeZone: 'Europe/Lisbon' };
const zoneIn = (locale: string, timeZone: string): string => {
  const copy = copyOf(locale, IN_LISBON);
  return copy.zone(placeOf(copy, timeZone));
};

describe('a zone is called as the language of the conversation calls its place', () => {
  test.each([
    ['Europe/Lisbon', 'Lisbon time', 'horário de Lisboa', 'hora de Lisboa'],
    ['America/New_York', 'New York time', 'horário de Nova York', 'hora de Nueva York'],
    ['America/Mexico_City', 'Mexico City time', 'horário da Cidade do México', 'hora de Ciudad de México'],
    ['Atlantic/Azores', 'Azores time', 'horário dos Açores', 'hora de Azores'],
    ['Africa/Cairo', 'Cairo time', 'horário do Cairo', 'hora de El Cairo'],
    ['Asia/Calcutta', 'Kolkata time', 'horário de Calcutá', 'hora de Calcuta'],
    [
      'America/Argentina/Buenos_Aires',
      'Buenos Aires time',
      'horário de Buenos Aires',
      'hora de Buenos Aires',
    ],
  ])('%s', (timeZone, en, pt, es) => {
    expect([zoneIn('en', timeZone), zoneIn('pt-BR', timeZone), zoneIn('es', timeZone)]).toEqual([en, pt, es]);
  });

  test('a zone without a place by its offset, and not by the name that has it the wrong way round', () => {
    const copy = copyOf('en', IN_LISBON);
    expect(['Etc/GMT+3', 'UTC', 'Etc/UTC'].map((zone) => placeOf(copy, zone))).toEqual([
      'GMT-3',
      'UTC',
      'UTC',
    ]);
  });
});

describe('dates and times in English are written as where the business is', () => {
  const SLOT = '2026-11-24T20:05:00Z';
  const written = (country: string | null, timeZone: string): string =>
    dateFormat(copyOf('en', { country, timeZone }).dateLocale, timeZone).dateTime(SLOT);

  test.each([
    ['US', 'America/New_York', 'Tuesday, November 24, 2026, 3:05 PM'],
    [null, 'America/Chicago', 'Tuesday, November 24, 2026, 2:05 PM'],
    ['PT', 'Europe/Lisbon', /^Tuesday,? 24 November 2026, 20:05$/],
    ['GB', 'America/New_York', /^Tuesday,? 24 November 2026, 15:05$/],
    [null, 'Europe/London', /^Tuesday,? 24 November 2026, 20:05$/],
  ])('%s, %s', (country, timeZone, expected) => {
    expect(written(country, timeZone)).toMatch(expected);
  });

  test('an hour that is wished, too', () => {
    expect([0, 545, 720, 1_020].map((minute) => clockInWords('en-US', minute))).toEqual([
      '12:00 AM',
      '9:05 AM',
      '12:00 PM',
      '5:00 PM',
    ]);
    expect([0, 545, 720, 1_020].map((minute) => clockInWords('en-GB', minute))).toEqual([
      '00:00',
      '09:05',
      '12:00',
      '17:00',
    ]);
  });
});
