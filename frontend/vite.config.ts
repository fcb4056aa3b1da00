import { defineConfig } from 'vite';

/** One async script of its own, and beside it the demo page's files as they are. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  publicDir: 'demo',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    lib: { entry: 'widget/widget.ts', formats: ['iife'], name: 'Holdfast', fileName: () => 'widget.js' },
  },
});
