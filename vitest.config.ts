import { defineConfig } from 'vitest/config';

/** Tests that start whole processes run one file after another, and not beside the others: they measure time. */
const ofProcesses = (name: string, order: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    sequence: { groupOrder: order },
  },
});

export default defineConfig({
  test: {
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/pglite-template.ts'],
          setupFiles: ['test/support/fixed-seed.ts'],
          exclude: ['test/process/**', 'test/faults/**', 'test/browser/**'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      ofProcesses('process', 1),
      ofProcesses('faults', 2),
      ofProcesses('browser', 3),
    ],
  },
});
