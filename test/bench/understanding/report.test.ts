import { expect, test } from 'vitest';
import type { VisitorEvent } from '../../../backend/src/dialogue/events.ts';
import { caseSchema } from '../../../bench/understanding/case.ts';
import { confusionOf } from '../../../bench/understanding/confusion.ts';
import { aimsOf, crossed, figuresOf } from '../../../bench/understanding/figures.ts';
import { judge } from '../../../bench/understanding/judge.ts';
import type { Reading } from '../../../bench/understanding/measure.ts';
import { reportPage } from '../../../bench/understanding/report-page.ts';
import { textReport } from '../../../bench/understanding/report-text.ts';
import { loadTestBusiness } from '../../support/businesses.ts';

const btrix = loadTestBusiness('btrix');

let count = 0;
function reading(language: string, kind: string, text: string, meant: object, event: VisitorEvent): Reading {
  count += 1;
  const place = { id: `${count}`, business: 'btrix', state: 'MENU', now: '2026-11-20T10:00:00Z' };
  const one = caseSchema.parse({ ...place, language, kind, text, expect: meant });
  return { case: one, event, verdict: judge(one, event, btrix), language: 'en', micros: count * 100 };
}

const tomorrow: VisitorEvent = {
  type: 'wishSlot',
  wish: { day: { kind: 'date', date: '2026-11-21' }, time: null },
};
const readings = [
  reading('en', 'menu', 'hello', { type: 'greet' }, { type: 'greet' }),
  reading('en', 'menu', 'hi <b>there</b>', { type: 'greet' }, { type: 'notUnderstood' }),
  reading('es', 'times', 'mañana', { type: 'time', when: { date: '2026-11-21' } }, tomorrow),
  reading('es', 'times', 'pasado mañana', { type: 'time', when: { date: '2026-11-22' } }, tomorrow),
  reading('es', 'off-topic', 'un chiste', { type: 'nothing' }, { type: 'openSupport' }),
];

test('the figures count what they say', () => {
  expect(figuresOf(readings)).toMatchObject({
    cases: 5,
    accuracy: { count: 2, of: 5 },
    intents: { count: 3, of: 5 },
    times: { right: 1, wrongDate: 1 },
    safeTimes: { count: 1, of: 2 },
    wrongLanguage: { count: 3, of: 5 },
    falselyConfidentOffTopic: { count: 1, of: 1 },
  });
  expect(crossed(readings).at('menu', 'en')).toEqual({ count: 1, of: 2 });
  expect(crossed(readings).at(null, 'es')).toEqual({ count: 1, of: 3 });
});

test('a slow message misses the aim', () => {
  const pace = (some: readonly Reading[]) =>
    aimsOf(figuresOf(some)).find(({ label }) => label === 'A message, 99 of 100');
  expect(pace(readings)).toMatchObject({ isReached: true });
  const slow = readings.map((one) => ({ ...one, micros: 1_500 }));
  expect(pace(slow)).toMatchObject({ reached: '1500 µs', isReached: false });
});

test('an aim is missed by one wrong date', () => {
  const dates = (some: readonly Reading[]) =>
    aimsOf(figuresOf(some)).find(({ label }) => label === 'Silently wrong dates');
  expect(dates(readings)).toMatchObject({ reached: '1', isReached: false });
  expect(dates(readings.slice(0, 3))).toMatchObject({ reached: '0', isReached: true });
});

test('the confusion table has what was meant against what was read', () => {
  const { count, labels } = confusionOf(readings);
  expect(count('greet', 'greet')).toBe(1);
  expect(count('greet', 'nothing')).toBe(1);
  expect(count('nothing', 'openSupport')).toBe(1);
  expect(count('openSupport', 'nothing')).toBe(0);
  expect(labels.slice(0, 2).toSorted()).toEqual(['greet', 'time']);
});

test('failing phrases of a half that is put aside are not shown', () => {
  const half = { name: 'some', readings, figures: figuresOf(readings) };
  const open = { ...half, isOpen: true };
  const closed = { ...half, isOpen: false };
  expect(textReport([open])).toContain('pasado mañana');
  expect(reportPage([open])).toContain('pasado mañana');
  expect(textReport([closed])).not.toContain('pasado mañana');
  expect(reportPage([closed])).not.toContain('pasado mañana');
  expect(textReport([closed])).toContain('3 phrases');
});

test('a phrase cannot become part of the page', () => {
  const page = reportPage([{ name: '<i>', readings, figures: figuresOf(readings), isOpen: true }]);
  expect(page).not.toContain('<b>there');
  expect(page).toContain('&lt;b&gt;there');
  expect(page).not.toContain('<i>:');
});
