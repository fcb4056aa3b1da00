import { describe, expect, test } from 'vitest';
import {
  findCycle,
  type Import,
  resolveImport,
  type SourceFile,
  sourceFiles,
  toSourceFile,
} from './support/source-files.ts';

const BACKEND = sourceFiles('backend/src');
const FRONTEND = sourceFiles('frontend');

const EXPRESS = ['express', 'helmet', 'cors'];
const POSTGRES = ['pg', 'kysely', '@electric-sql/pglite'];
const STORES = ['sessions/', 'bookings/', 'database/'];
/**
 * The files of the room `events` that know about open streams. `live-channel` is not among them: stores
 * wake streams through it.
 */
const FEEDS = [
  'events/live-feed.ts',
  'events/open-live-feed.ts',
  'events/session-feed.ts',
  'events/feed-ports.ts',
];
const CLOCK_AND_LOGGER = ['lib/clock.ts', 'lib/logger.ts'];

/**
 * The table in design.md: what each room must not import. An entry is a room, a file or a package, and
 * covers everything below it.
 */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  dialogue: [
    ...STORES,
    'http/',
    'turns/',
    ...EXPRESS,
    'ioredis',
    ...POSTGRES,
    'openai',
    'node:',
    ...CLOCK_AND_LOGGER,
  ],
  understanding: [...STORES, 'http/', 'turns/'],
  assistant: [...STORES, 'http/', 'turns/'],
  turns: [...EXPRESS, 'http/', 'database/', 'ioredis', ...POSTGRES, 'openai'],
  sessions: ['dialogue/', 'turns/', 'http/', 'bookings/', ...FEEDS],
  events: [
    'dialogue/',
    'turns/',
    'http/',
    'bookings/',
    'database/',
    ...EXPRESS,
    ...POSTGRES,
    'openai',
    'xstate',
  ],
  bookings: ['dialogue/', 'turns/', 'http/', 'sessions/', 'ioredis'],
  database: [
    'domain/',
    'protocol/',
    'dialogue/',
    'understanding/',
    'assistant/',
    'turns/',
    'sessions/',
    'bookings/',
    'http/',
    ...EXPRESS,
    'ioredis',
    'openai',
    'xstate',
  ],
  http: ['ioredis', ...POSTGRES, 'xstate', 'openai'],
  metrics: ['http/', ...EXPRESS, 'ioredis', ...POSTGRES, 'xstate', 'openai'],
  tracing: ['http/', 'dialogue/', ...EXPRESS, 'ioredis', ...POSTGRES, 'xstate', 'openai'],
  doctor: ['dialogue/', 'turns/', 'http/', ...EXPRESS, ...POSTGRES, 'xstate', 'openai'],
  presence: [
    ...EXPRESS,
    'http/',
    'turns/',
    'dialogue/',
    'database/',
    'ioredis',
    ...POSTGRES,
    'xstate',
    'openai',
  ],
  visitors: [...EXPRESS, 'http/', 'turns/', 'dialogue/', 'bookings/', 'ioredis', 'pg', 'xstate', 'openai'],
};

/** Rooms for which the table lists what they may import. */
const ALLOWED: Readonly<Record<string, (imported: Imported) => boolean>> = {
  lib: ({ name, isOurs }) => !isOurs || name.startsWith('lib/'),
  domain: ({ name, isOurs }) =>
    isOurs
      ? /^(domain|lib)\//.test(name) && !matches(name, CLOCK_AND_LOGGER)
      : !matches(name, ['zod', 'xstate', 'node:', ...EXPRESS, 'ioredis', ...POSTGRES, 'openai']),
  protocol: ({ name, isType }) =>
    matches(name, ['zod', 'protocol/']) || (isType && name.startsWith('domain/')),
};

interface Imported {
  /** `lib/clock.ts`, or the name of a package. */
  readonly name: string;
  readonly isOurs: boolean;
  readonly isType: boolean;
}

const matches = (name: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) =>
    /[/:]$|\.ts$/.test(pattern)
      ? name.startsWith(pattern)
      : name === pattern || name.startsWith(`${pattern}/`),
  );

const inBackend = (path: string): string => path.replace(/^backend\/src\//, '');
const roomOf = (file: SourceFile): string => inBackend(file.path).split('/')[0] ?? '';

function toImported(file: SourceFile, each: Import): Imported {
  const path = resolveImport(file, each);
  return {
    name: path === null ? each.specifier : inBackend(path),
    isOurs: path !== null,
    isType: each.isType,
  };
}

function isAllowed(room: string, imported: Imported): boolean {
  return ALLOWED[room]?.(imported) ?? !matches(imported.name, FORBIDDEN[room] ?? []);
}

function importsAcrossRooms(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .map((each) => toImported(file, each))
      .filter((imported) => !isAllowed(roomOf(file), imported))
      .map(({ name }) => `${file.path} imports ${name}`),
  );
}

function importsOfTheBackend(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((each) => {
        const path = resolveImport(file, each);
        return path?.startsWith('backend/') && !(each.isType && path.startsWith('backend/src/protocol/'));
      })
      .map(({ specifier }) => `${file.path} imports ${specifier}`),
  );
}

/** Files that may read the outside world. See "Reject in review" in style.md. */
const MAY_TOUCH_THE_WORLD = /^backend\/src\/(config\/|lib\/|main\.ts$|.*-cli\.ts$)/;
const WORLD =
  /\bprocess\.env\b|\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bMath\.random\b|\bconsole\.\w+/g;

function touchesOfTheWorld(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => !MAY_TOUCH_THE_WORLD.test(path))
    .flatMap(({ path, code }) => [...code.matchAll(WORLD)].map(([found]) => `${path} uses ${found}`));
}

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.(d|config))?\.tsx?$/;
const EMPTY_NAMES = /^(utils?|helpers?|types?|index|common|misc|shared)\.tsx?$|-(service|manager)\.tsx?$/;

/** Sentences for visitors may only be in files named after a language. */
const LANGUAGE_TAG = /^backend\/src\/dialogue\/copy\/[a-z]{2,3}(-[A-Z]{2})?\.ts$/;

function badNames(files: readonly SourceFile[]): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => {
      const name = path.split('/').at(-1) ?? '';
      return !(KEBAB_CASE.test(name) || LANGUAGE_TAG.test(path)) || EMPTY_NAMES.test(name);
    });
}

const RE_EXPORT = /^\s*export\s+(type\s+)?(\*|\{[^}]*\})\s*(as\s+\w+\s+)?from\b/m;

const barrels = (files: readonly SourceFile[]): readonly string[] =>
  files.filter(({ code }) => RE_EXPORT.test(code)).map(({ path }) => path);

test('there is something to check', () => {
  expect(BACKEND.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  expect(FRONTEND.flatMap(({ imports }) => imports).length).toBeGreaterThan(10);
});

test('no room imports what it must not', () => expect(importsAcrossRooms(BACKEND)).toEqual([]));

test('the frontend knows the backend by the types of the wire only', () =>
  expect(importsOfTheBackend(FRONTEND)).toEqual([]));

test('no file imports itself by way of others', () => {
  expect(findCycle(BACKEND)).toBeNull();
  expect(findCycle(FRONTEND)).toBeNull();
});

test('environment, clock, chance and console are touched in config, lib, main and command lines only', () =>
  expect(touchesOfTheWorld(BACKEND)).toEqual([]));

test('the environment is read in one file', () => {
  const readers = BACKEND.filter(({ code }) => /\bprocess\.env\b/.test(code));
  expect(readers.map(({ path }) => path)).toEqual(['backend/src/config/env.ts']);
});

test('files are named in kebab-case after what they hold', () =>
  expect(badNames([...BACKEND, ...FRONTEND])).toEqual([]));

test('no file only passes on what others export', () =>
  expect(barrels([...BACKEND, ...FRONTEND])).toEqual([]));

describe('a planted violation is found', () => {
  const importing = (path: string, specifier: string) => [
    toSourceFile(path, `import { x } from '${specifier}';`),
  ];

  test.each([
    ['backend/src/lib/clock.ts', '../domain/slot.ts'],
    ['backend/src/domain/slot.ts', 'zod'],
    ['backend/src/domain/slot.ts', 'node:fs'],
    ['backend/src/domain/slot.ts', '../lib/clock.ts'],
    ['backend/src/domain/slot.ts', '../dialogue/step.ts'],
    ['backend/src/protocol/chat.ts', 'express'],
    ['backend/src/protocol/chat.ts', '../domain/booking.ts'],
    ['backend/src/dialogue/copy/en.ts', '../../lib/logger.ts'],
    ['backend/src/dialogue/step.ts', '../sessions/session-store.ts'],
    ['backend/src/understanding/rules/read.ts', '../../turns/handle-turn.ts'],
    ['backend/src/assistant/answer.ts', '../http/http-app.ts'],
    ['backend/src/turns/handle-turn.ts', '@electric-sql/pglite/node-postgres'],
    ['backend/src/sessions/redis-keys.ts', '../dialogue/snapshot.ts'],
    ['backend/src/bookings/find-starts.ts', 'ioredis'],
    ['backend/src/bookings/find-starts.ts', '../sessions/session-store.ts'],
    ['backend/src/database/migrate.ts', '../domain/slot.ts'],
    ['backend/src/sessions/archive/archive-row.ts', '../../bookings/reservation-store.ts'],
    ['backend/src/sessions/redis-keys.ts', '../events/live-feed.ts'],
    ['backend/src/presence/presence-keeper.ts', '../http/problems.ts'],
    ['backend/src/events/session-feed.ts', '../turns/to-live-event.ts'],
    ['backend/src/events/live-feed.ts', '../http/ownership.ts'],
    ['backend/src/visitors/handovers.ts', '../turns/handle-turn.ts'],
    ['backend/src/http/routes.ts', 'xstate'],
  ])('%s importing %s', (path, specifier) => {
    expect(importsAcrossRooms(importing(path, specifier))).toHaveLength(1);
  });

  test.each([
    ['backend/src/domain/slot.ts', '../lib/ids.ts'],
    ['backend/src/domain/slot.ts', './booking.ts'],
    ['backend/src/lib/logger.ts', 'pino'],
    ['backend/src/turns/handle-turn.ts', '../dialogue/step.ts'],
    ['backend/src/sessions/create-session-store.ts', '../events/redis-live-channel.ts'],
    ['backend/src/events/redis-live-channel.ts', 'ioredis'],
    ['backend/src/http/routes.ts', 'express'],
    ['backend/src/understanding/read.ts', 'pgx'],
  ])('but %s may import %s', (path, specifier) => {
    expect(importsAcrossRooms(importing(path, specifier))).toEqual([]);
  });

  test.each([
    ["import type { A } from './a.ts';", './a.ts', true],
    ["import { type A, b } from './a.ts';", './a.ts', false],
    ["import a, {\n  b,\n  c as d,\n} from './a.ts';", './a.ts', false],
    ["import * as a from 'a';", 'a', false],
    ["import './a.ts';", './a.ts', false],
    ["export { a } from './a.ts';", './a.ts', false],
    ["const a = await import('./a.ts');", './a.ts', false],
  ])('%j is read as an import', (code, specifier, isType) => {
    expect(toSourceFile('a.ts', code).imports).toEqual([{ specifier, isType }]);
  });

  test('a comment is no import and touches nothing', () => {
    const file = toSourceFile(
      'backend/src/turns/a.ts',
      "// import 'pg';\n/* Date.now() */\nconst a = 1; // console.log",
    );
    expect(file.imports).toEqual([]);
    expect(touchesOfTheWorld([file])).toEqual([]);
  });

  test('types of the wire are all that the frontend may import', () => {
    const file = (code: string) => [toSourceFile('frontend/widget/a.ts', code)];
    expect(importsOfTheBackend(file("import type { A } from '../../backend/src/protocol/chat.ts';"))).toEqual(
      [],
    );
    expect(importsOfTheBackend(file("import { a } from '../../backend/src/protocol/chat.ts';"))).toHaveLength(
      1,
    );
    expect(
      importsOfTheBackend(file("import type { A } from '../../backend/src/domain/slot.ts';")),
    ).toHaveLength(1);
  });

  test('a cycle', () => {
    const files = [
      toSourceFile('backend/src/lib/a.ts', "import './b.ts';"),
      toSourceFile('backend/src/lib/b.ts', "import type { C } from './deep/c.ts';"),
      toSourceFile('backend/src/lib/deep/c.ts', "import '../a.ts';"),
    ];
    expect(findCycle(files)?.map((path) => path.split('/').at(-1))).toEqual(['a.ts', 'b.ts', 'c.ts', 'a.ts']);
    expect(findCycle(files.slice(0, 2))).toBeNull();
  });

  test.each([
    'process.env.PORT',
    'Date.now()',
    'new Date()',
    'Temporal.Now.instant()',
    'Math.random()',
    'console.log(1)',
  ])('%s', (code) => {
    expect(touchesOfTheWorld([toSourceFile('backend/src/turns/a.ts', code)])).toHaveLength(1);
    expect(touchesOfTheWorld([toSourceFile('backend/src/lib/a.ts', code)])).toEqual([]);
  });

  test('an instant that was given is no clock', () => {
    expect(touchesOfTheWorld([toSourceFile('backend/src/turns/a.ts', 'new Date(0)')])).toEqual([]);
  });

  test.each([
    'utils.ts',
    'types.ts',
    'helpers.ts',
    'index.ts',
    'chat-service.ts',
    'slot-manager.ts',
    'SlotPicker.tsx',
  ])('a file named %s', (name) => {
    expect(badNames([toSourceFile(`backend/src/turns/${name}`, '')])).toHaveLength(1);
  });

  test.each(["export * from './a.ts';", "export { a } from './a.ts';", "export type { A } from './a.ts';"])(
    '%s',
    (code) => {
      expect(barrels([toSourceFile('backend/src/turns/a.ts', code)])).toHaveLength(1);
    },
  );
});
