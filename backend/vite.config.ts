import { defineConfig, type Plugin } from 'vite';

const root = `${import.meta.dirname}/`;

/** Entry points, by their paths within `dist`. */
const ENTRIES = [
  'main',
  'bookings/list-cli',
  'database/migrate-cli',
  'database/prepare-cli',
  'doctor/doctor-cli',
  'snapshots/check-cli',
];

/** These load files of their own, or are optional. */
const LEFT_IN_NODE_MODULES = [/^@electric-sql\/pglite/, /^@opentelemetry\//, 'pg-native'];

const escaped = (piece: string): string => {
  const character = piece.slice(-1);
  return character > '\xff' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : piece;
};

/**
 * V8 keeps the text of a file as long as it runs, in two bytes per character if any character is above U+00FF, such as a
 * dash: 3 MB more for all files. Escaping these characters changes nothing, except in `String.raw`, where only regular
 * expressions contain them.
 */
const inOneByte: Plugin = {
  name: 'in-one-byte',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replaceAll(/\\.|[^\0-\xff]/gs, escaped);
    }
  },
};

/**
 * Bundles the server with its packages into a few files, because Node takes longer to find and read 1,500 modules than
 * to run them. Nothing is renamed or minified, so that stack traces stay readable.
 */
export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  plugins: [inOneByte],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(ENTRIES.map((name) => [name, `${root}src/${name}.ts`])),
      external: LEFT_IN_NODE_MODULES,
      // Keeps top-level `const`, which V8 optimises better than `var`.
      output: { topLevelVar: false, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
