import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** What measures time or memory closely has the machine to itself; others run beside each other. */
const MEASURED = [
  'test/process/{redis-away,slow-clients}.test.ts',
  'test/faults/{05,08,11,12,13,14,17,20,22,23}-*.test.ts',
];
/** A full run of the faults is a measurement as a whole. */
const SIDE_BY_SIDE = process.env.HOLDFAST_FAULTS === 'full' ? 1 : 2;

const END_OF_FILE = 'test/support/end-of-file.ts';

interface OfProcesses {
  readonly name: string;
  readonly include: string[];
  readonly exclude?: string[];
  readonly maxWorkers: number;
  readonly sequence: { readonly groupOrder: number };
}

/** They start built servers. */
const ofProcesses = (project: OfProcesses) => ({
  test: {
    ...project,
    globalSetup: ['test/support/postgres.ts'],
    setupFiles: [END_OF_FILE],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

const sideBySide = (name: string) =>
  ofProcesses({
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: MEASURED,
    maxWorkers: SIDE_BY_SIDE,
    sequence: { groupOrder: 1 },
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
          globalSetup: ['test/support/pglite-template.ts', 'test/support/postgres.ts'],
          setupFiles: [END_OF_FILE, 'test/support/fixed-seed.ts'],
          // Most files take longer to be loaded, with all that they test, than to run.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      sideBySide('process'),
      sideBySide('faults'),
      sideBySide('browser'),
      ofProcesses({ name: 'measured', include: MEASURED, maxWorkers: 1, sequence: { groupOrder: 2 } }),
    ],
  },
});
