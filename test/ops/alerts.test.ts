import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { findPromtool } from '../../scripts/setup/find-servers.mjs';
import { startApp, type TestApp } from '../support/holdfast-app.ts';

const OPS = fileURLToPath(new URL('../../ops/', import.meta.url));

const rule = z.object({
  alert: z.string(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.object({ summary: z.string(), description: z.string() }),
});
const alertsSchema = z.object({ groups: z.array(z.object({ rules: z.array(rule) })) });
const testsSchema = z.object({
  tests: z.array(z.object({ alert_rule_test: z.array(z.object({ alertname: z.string() })) })),
});
const dashboardSchema = z.object({
  templating: z.object({ list: z.array(z.object({ query: z.unknown() })) }),
  panels: z.array(
    z.object({
      id: z.int(),
      title: z.string(),
      gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
      targets: z.array(z.object({ expr: z.string() })).default([]),
    }),
  ),
});

const read = (file: string): string => readFileSync(join(OPS, file), 'utf8');
const rules = alertsSchema.parse(parse(read('alerts.yaml'))).groups.flatMap((group) => group.rules);
const dashboard = dashboardSchema.parse(JSON.parse(read('dashboard.json')));
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

const NAME = /\b(?:holdfast|process|nodejs)_\w+/g;
const namesIn = (expression: string): readonly string[] => expression.match(NAME) ?? [];

describe('metrics', () => {
  let app: TestApp;
  let told: ReadonlySet<string>;
  beforeAll(async () => {
    app = await startApp();
    told = await metricNames(app.url);
  });
  afterAll(() => app?.stop());

  const instances = JSON.stringify(dashboard.templating);
  test.each([
    ...rules.map(({ alert, expr }) => ({ what: alert, expr })),
    ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ what: title, expr }))),
    { what: 'the list of instances', expr: instances },
  ])('that "$what" names are told', ({ expr }) => {
    expect(namesIn(expr).filter((name) => !told.has(name))).toEqual([]);
  });

  test('that are exposed are all on the dashboard or in an alert', () => {
    const named = new Set([...rules.map(({ expr }) => expr), ...queries, instances].flatMap(namesIn));
    const isNamed = (name: string) => named.has(name) || /_(bucket|sum|count)$/.test(name);
    const parts = (name: string) => [name, `${name}_bucket`, `${name}_count`];
    expect(
      [...told].filter((name) => !isNamed(name) && !parts(name).some((part) => named.has(part))),
    ).toEqual(ONLY_FOR_PEOPLE);
  });
});

/** Metrics people look at only when something is already wrong. */
const ONLY_FOR_PEOPLE = ['holdfast_last_repair_seconds'];

/** Includes the series a histogram consists of. */
async function metricNames(url: string): Promise<ReadonlySet<string>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return new Set(
    [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

test('every panel has a unique id and place', () => {
  const { panels } = dashboard;
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
});

test('every alert has a unique name', () => {
  const names = rules.map(({ alert }) => alert);
  expect(new Set(names).size).toBe(names.length);
});

const promtool = findPromtool();
const skipped =
  promtool === null
    ? ' (skipped: this machine has no promtool, which Debian has in the package prometheus)'
    : '';

describe.skipIf(promtool === null)(`promtool${skipped}`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-ops-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]): string =>
    execFileSync(promtool ?? '', args, { encoding: 'utf8', cwd: OPS });

  test('finds nothing wrong with the alerts', () => {
    expect(run('check', 'rules', 'alerts.yaml')).toContain(`SUCCESS: ${rules.length} rules found`);
  });

  test('sees them fire when they are to, and not else', () => {
    expect(run('test', 'rules', 'alerts.test.yaml')).toContain('SUCCESS');
  });

  test('tests what pages somebody for Redis, the archive and what visitors notice', () => {
    const tested = new Set(
      testsSchema
        .parse(parse(read('alerts.test.yaml')))
        .tests.flatMap((each) => each.alert_rule_test.map(({ alertname }) => alertname)),
    );
    for (const name of [
      'HoldfastRedisUnavailable',
      'HoldfastSavesFailing',
      'HoldfastFallback',
      'HoldfastRedisMemory',
      'HoldfastArchiveLag',
      'HoldfastDegraded',
    ])
      expect(tested).toContain(name);
    expect([...tested].filter((name) => !rules.some(({ alert }) => alert === name))).toEqual([]);
  });

  test('reads every query of the dashboard', () => {
    const asRules = queries.map((query, index) => ({ record: `panel:${index}`, expr: asRule(query) }));
    const file = join(folder, 'dashboard.yaml');
    writeFileSync(file, stringify({ groups: [{ name: 'dashboard', rules: asRules }] }));
    expect(run('check', 'rules', file)).toContain(`SUCCESS: ${queries.length} rules found`);
  });

  test('says so when a query cannot be read', () => {
    const file = join(folder, 'broken.yaml');
    const broken = { record: 'panel:0', expr: 'sum(rate(holdfast_turns_total[5m])' };
    writeFileSync(file, stringify({ groups: [{ name: 'broken', rules: [broken] }] }));
    expect(() => execFileSync(promtool ?? '', ['check', 'rules', file], { stdio: 'pipe' })).toThrow(
      /parse error/,
    );
  });
});

/** Fills in the variables as Grafana does. */
const asRule = (query: string): string =>
  query.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*');
