import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** These measure time or memory, so each runs alone. */
const MEASURED = [
  'test/process/{redis-away,slow-clients}.test.ts',
  'test/faults/{05,08,11,12,13,14,17,20,22,23}-*.test.ts',
];
/** A full run of the faults is itself a measurement. */
const SIDE_BY_SIDE = process.env.HOLDFAST_FAULTS === 'full' ? 1 : 2;

/** For `expect.poll`; as long as `eventually` waits in test/support. */
const EVENTUALLY = { poll: { timeout: 20_000, interval: 10 } };

const END_OF_FILE = 'test/support/end-of-file.ts';

interface OfProcesses {
  readonly name: string;
  readonly include: string[];
  readonly exclude?: string[];
  readonly maxWorkers: number;
  readonly sequence: { readonly groupOrder: number };
}

/** For tests that start built servers. */
const ofProcesses = (project: OfProcesses) => ({
  test: {
    ...project,
    globalSetup: ['test/support/postgres.ts'],
    setupFiles: [END_OF_FILE],
    expect: EVENTUALLY,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

const filesOf = (name: string, maxWorkers: number, groupOrder: number) =>
  ofProcesses({
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: MEASURED,
    maxWorkers,
    sequence: { groupOrder },
  });

export default defineConfig({
  test: {
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/process/**', 'test/faults/**', 'test/browser/**'],
          globalSetup: ['test/support/postgres.ts', 'test/support/app-database.ts'],
          setupFiles: [END_OF_FILE, 'test/support/fixed-seed.ts'],
          expect: EVENTUALLY,
          // Most files take longer to load, with the code they test, than to run.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      filesOf('faults', SIDE_BY_SIDE, 1),
      filesOf('browser', SIDE_BY_SIDE, 1),
      // One at a time: each starts several instances and expects results within seconds.
      filesOf('process', 1, 2),
      ofProcesses({ name: 'measured', include: MEASURED, maxWorkers: 1, sequence: { groupOrder: 3 } }),
    ],
  },
});
