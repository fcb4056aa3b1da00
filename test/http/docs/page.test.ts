import { expect, test } from 'vitest';
import { html } from '../../../backend/src/http/docs/html.ts';
import { docsPage } from '../../../backend/src/http/docs/page.ts';
import { openApiDocument } from '../../../backend/src/http/openapi/document.ts';
import { operations } from '../../../backend/src/http/openapi/operations.ts';

const page = docsPage(JSON.parse(JSON.stringify(openApiDocument())));
const all = (pattern: RegExp): readonly string[] =>
  [...page.matchAll(pattern)].map(([, found = '']) => found);

test('it leads nowhere that is not there, and has each place once', () => {
  const places = all(/ id="([^"]+)"/g);
  expect(new Set(places).size).toBe(places.length);
  const targets = all(/ href="#([^"]*)"/g);
  expect(targets.length).toBeGreaterThan(100);
  expect(targets.filter((target) => !places.includes(target))).toEqual([]);
});

test('it names each path', () => {
  for (const path of Object.keys(operations)) expect(page).toContain(` ${path}</code>`);
});

test('it runs no script, has no style in it and loads nothing from elsewhere', () => {
  expect(page).not.toMatch(/<script|<style| style=| on\w+=|https?:\/\/|src="/i);
  expect(all(/<link [^>]*href="([^"]+)"/g)).toEqual(['/favicon.svg', '/docs.css']);
});

test('what is not markup is text', () => {
  expect(html`<p>${'<b> & "it\'s"'}</p>`.text).toBe('<p>&#60;b&#62; &#38; &#34;it&#39;s&#34;</p>');
  expect(html`<ul>${['<i>', 'b'].map((item) => html`<li>${item}</li>`)}</ul>`.text).toBe(
    '<ul><li>&#60;i&#62;</li><li>b</li></ul>',
  );
});
