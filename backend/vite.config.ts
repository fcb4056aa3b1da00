import { defineConfig } from 'vite';

const root = `${import.meta.dirname}/`;

/** What is run by itself, by its path within `dist`. */
const ENTRIES = [
  'main',
  'bookings/list-cli',
  'database/migrate-cli',
  'database/prepare-cli',
  'doctor/doctor-cli',
  'snapshots/check-cli',
];

/** Bring files of their own, or are optional. */
const LEFT_IN_NODE_MODULES = [/^@electric-sql\/pglite/, /^@opentelemetry\//, 'pg-native'];

/**
 * The server with its packages in a few files: Node takes longer to find and read 1,500 modules than to run them.
 * Nothing is renamed or squeezed, so that stacks stay readable.
 */
export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(ENTRIES.map((name) => [name, `${root}src/${name}.ts`])),
      external: LEFT_IN_NODE_MODULES,
      // `const` is what V8 can take for granted.
      output: { topLevelVar: false, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
