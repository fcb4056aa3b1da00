import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';

/** In bytes, gzipped. Until a visitor clicks, a page loads the launcher only. */
const LAUNCHER_BUDGET = 3_000;
const WHOLE_BUDGET = 20_000;

const PANELS = ['widget-panel.js', 'widget-panel-pt.js', 'widget-panel-es.js'];
const SCRIPTS = ['widget.js', ...PANELS, 'widget-qr.js'];
const CONFIG = fileURLToPath(new URL('../../frontend/vite.config.ts', import.meta.url));

let codes: ReadonlyMap<string, string>;

const weight = (name: string): number => gzipSync(codes.get(name) ?? '', { level: 9 }).length;

/** Returns the code the build makes, without writing files. */
async function codeOf(mode: string): Promise<string> {
  const built = await build({ configFile: CONFIG, mode, logLevel: 'error', build: { write: false } });
  if (!Array.isArray(built)) throw new Error('vite did not build');
  return built.flatMap(({ output }) => output.map((file) => ('code' in file ? file.code : ''))).join('');
}

beforeAll(async () => {
  codes = new Map(await Promise.all(SCRIPTS.map(async (name) => [name, await codeOf(name)] as const)));
});

it('what is loaded before a click stays within its budget', () => {
  expect(weight('widget.js')).toBeGreaterThan(1_000);
  expect(weight('widget.js')).toBeLessThanOrEqual(LAUNCHER_BUDGET);
});

it.each(PANELS)('with %s all that a page loads stays within its budget', (panel) => {
  const whole = ['widget.js', panel, 'widget-qr.js'].reduce((sum, name) => sum + weight(name), 0);
  expect(whole).toBeGreaterThan(10_000);
  expect(whole).toBeLessThanOrEqual(WHOLE_BUDGET);
});

it('a panel has the sentences of its language and of no other', () => {
  const sentences = ['Write a message', 'Escreva uma mensagem', 'Escriba un mensaje'];
  for (const [index, panel] of PANELS.entries())
    expect(sentences.filter((sentence) => codes.get(panel)?.includes(sentence))).toEqual([sentences[index]]);
});

it.each(SCRIPTS)('%s makes no code of text and puts no text into the page as markup', (name) => {
  expect(codes.get(name)).not.toMatch(
    /\beval\(|new Function\(|\.(inner|outer)HTML|document\.write|insertAdjacentHTML/,
  );
});

it.each(SCRIPTS)('%s names no address of a third party', (name) => {
  const addresses = codes.get(name)?.match(/https?:\/\/[^"'`\s)]+/g) ?? [];
  expect(addresses.filter((address) => address !== 'http://www.w3.org/2000/svg')).toEqual([]);
});
