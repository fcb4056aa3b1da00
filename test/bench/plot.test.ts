import { expect, test } from 'vitest';
import { decadesOf, plot } from '../../bench/plot.ts';
import { seriesOf } from './rounds.ts';

const SERIES = [seriesOf('Holdfast', 100, 200), seriesOf('LangGraph', 1_000, 1_200)] as const;

test('the longest bar is that of the most, and others are in proportion', () => {
  const [first = '', second = ''] =
    plot(SERIES, 'a machine').match(/<rect class="(ours|other)" [^>]*>/g) ?? [];
  const widthOf = (bar: string): number => Number(/width="([\d.]+)"/.exec(bar)?.[1]);
  expect(widthOf(first) / widthOf(second)).toBeCloseTo(7_500 / 916.7, 1);
});

test('the axis of latencies is made of powers of ten around all of them', () => {
  expect(decadesOf([2, 20])).toEqual([0, 1, 2]);
  expect(decadesOf([0.3, 0.4])).toEqual([-1, 0]);
  expect(decadesOf([10])).toEqual([1, 2]);
});

test('names and captions are always text', () => {
  const svg = plot(SERIES, '<script>"&');
  expect(svg).toContain('&lt;script&gt;&quot;&amp;');
  expect(svg).not.toContain('<script>');
});
