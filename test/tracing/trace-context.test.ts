import { expect, test } from 'vitest';
import { newSpanId, traceContextOf } from '../../backend/src/tracing/trace-context.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

test('a traceparent names the trace, who asked, and whether it is sampled', () => {
  const context = { traceId: TRACE, parentId: PARENT };
  expect(traceContextOf(`00-${TRACE}-${PARENT}-01`, 0)).toEqual({ ...context, isSampled: true });
  expect(traceContextOf(`00-${TRACE}-${PARENT}-00`, 1)).toEqual({ ...context, isSampled: false });
  expect(traceContextOf(`00-${TRACE}-${PARENT}-03`, 0)).toEqual({ ...context, isSampled: true });
});

test('one of a version to come is read as far as it is known', () => {
  expect(traceContextOf(`cc-${TRACE}-${PARENT}-01-what-the-future-holds`, 0)).toMatchObject({
    traceId: TRACE,
  });
});

test.each([
  ['none', undefined],
  ['nothing', ''],
  ['another form', 'a0:b1:1'],
  ['a trace of zeros', `00-${'0'.repeat(32)}-${PARENT}-01`],
  ['a parent of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['version ff', `ff-${TRACE}-${PARENT}-01`],
  ['more than version 00 has', `00-${TRACE}-${PARENT}-01-more`],
  ['capital letters', `00-${TRACE.toUpperCase()}-${PARENT}-01`],
  ['two', `00-${TRACE}-${PARENT}-01, 00-${TRACE}-${PARENT}-01`],
])('with %s a trace begins', (_what, traceparent) => {
  const context = traceContextOf(traceparent, 1);
  expect(context).toEqual({
    traceId: expect.stringMatching(/^[\da-f]{32}$/),
    parentId: null,
    isSampled: true,
  });
  expect(context.traceId).not.toBe(TRACE);
});

test('of those that begin, as many are sampled as the ratio says', () => {
  const sampled = Array.from({ length: 4_000 }, () => traceContextOf(undefined, 0.25)).filter(
    ({ isSampled }) => isSampled,
  );
  expect(sampled.length).toBeGreaterThan(800);
  expect(sampled.length).toBeLessThan(1_200);
  expect(traceContextOf(undefined, 0).isSampled).toBe(false);
});

test('ids of spans are 16 hexadecimal digits, and new', () => {
  expect(newSpanId()).toMatch(/^[\da-f]{16}$/);
  expect(newSpanId()).not.toBe(newSpanId());
});
