import { defineConfig } from 'vite';

/** Each file is a classic script, because those may be loaded from another origin without CORS. */
const SCRIPTS = {
  'widget.js': 'widget/widget.ts',
  'widget-panel.js': 'widget/holdfast-panel-define.ts',
  'widget-panel-pt.js': 'widget/holdfast-panel-define.ts',
  'widget-panel-es.js': 'widget/holdfast-panel-define.ts',
  'widget-qr.js': 'widget/qr/holdfast-qr-define.ts',
};

const root = `${import.meta.dirname}/`;

const isScript = (name: string): name is keyof typeof SCRIPTS => Object.hasOwn(SCRIPTS, name);

/** The panel is built once for each language, so that a page loads the sentences of only one. */
const languageOf = (script: string): string => /-(pt|es)\.js$/.exec(script)?.[1] ?? 'en';

/** Builds the script named by `--mode`; the first one also copies the demo page's files. */
export default defineConfig(({ mode }) => {
  const name = isScript(mode) ? mode : 'widget.js';
  return {
    root,
    publicDir: name === 'widget.js' && 'demo',
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'holdfast', development: false } },
    resolve: {
      alias: [
        { find: 'holdfast/jsx-runtime', replacement: `${root}widget/view/jsx-runtime.ts` },
        { find: /^\.\.?\/copy\/en\.ts$/, replacement: `${root}widget/copy/${languageOf(name)}.ts` },
      ],
    },
    build: {
      target: 'es2023',
      // Browsers that support `light-dark()`; for others the build would emulate it even where it is not
      // used.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      outDir: 'dist',
      emptyOutDir: name === 'widget.js',
      // Nearly every sentence is used once, and inlining it is shorter than naming it.
      rolldownOptions: { optimization: { inlineConst: true } },
      lib: { entry: SCRIPTS[name], formats: ['iife'], name: 'Holdfast', fileName: () => name },
    },
  };
});
