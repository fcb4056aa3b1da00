import { defineConfig } from 'vite';

/** Each a classic script of its own, because those may be loaded from another origin without its permission. */
const SCRIPTS = {
  'widget.js': 'widget/widget.ts',
  'widget-panel.js': 'widget/holdfast-panel-define.ts',
  'widget-panel-pt.js': 'widget/holdfast-panel-define.ts',
  'widget-panel-es.js': 'widget/holdfast-panel-define.ts',
  'widget-qr.js': 'widget/qr/holdfast-qr-define.ts',
};

const root = `${import.meta.dirname}/`;

const isScript = (name: string): name is keyof typeof SCRIPTS => Object.hasOwn(SCRIPTS, name);

/** The panel is built once for each language, so that a page loads the sentences of one only. */
const languageOf = (script: string): string => /-(pt|es)\.js$/.exec(script)?.[1] ?? 'en';

/** Builds the script that `--mode` names, and with the first one the demo page's files as they are. */
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
      // Browsers that know `light-dark()`: for others the build would imitate it, also where it is not used.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      outDir: 'dist',
      emptyOutDir: name === 'widget.js',
      // Nearly every sentence is said in one place, and stands there for less than it costs to name it.
      rolldownOptions: { optimization: { inlineConst: true } },
      lib: { entry: SCRIPTS[name], formats: ['iife'], name: 'Holdfast', fileName: () => name },
    },
  };
});
