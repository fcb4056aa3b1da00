import { type Html, html, prose } from './html.ts';
import { operationSection } from './operation.ts';
import { type Operation, readDocument, type ShownDocument } from './read-document.ts';
import { fieldsOf } from './schema.ts';

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** Renders an OpenAPI document as a single page, without scripts or external resources. */
export function docsPage(openApi: unknown): string {
  const document = readDocument.parse(openApi);
  const { info, tags, components } = document;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<nav aria-label="Contents">${contents(document)}</nav>
<main>
<h1>${info.title} API <small>${info.version}</small></h1>
${prose(info.description)}
<p>As OpenAPI 3.1, for tools: <a href="/openapi.json"><code>/openapi.json</code></a></p>
${tags.map(
  ({ name, description }) => html`<section>
<h2 id="${anchor(name)}">${name}</h2>
<p>${description}</p>
${taggedWith(name, document).map(({ path, method, operation }) => operationSection(path, method, operation))}
</section>`,
)}
<section>
<h2 id="problems">Problems</h2>
${problemTable(components.examples)}
</section>
<section>
<h2 id="schemas">Schemas</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<section class="schema" id="${name}">
<h3><a href="#${name}">${name}</a></h3>
${prose(schema.description)}
${fieldsOf(schema)}
</section>`,
)}
</section>
</main>
</body>
</html>
`.text;
}

const contents = (document: ShownDocument): Html => html`<ul>
${document.tags.map(
  ({ name }) => html`<li><a href="#${anchor(name)}">${name}</a><ul>
${taggedWith(name, document).map(
  ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
)}
</ul></li>`,
)}
<li><a href="#problems">Problems</a></li>
<li><a href="#schemas">Schemas</a></li>
</ul>`;

const taggedWith = (tag: string, { paths }: ShownDocument): readonly Placed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => ({ path, method, operation })),
  );

const problemTable = (examples: ShownDocument['components']['examples']): Html => html`<table>
<thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">Such as</th></tr></thead>
<tbody>${Object.entries(examples).map(
  ([code, { value }]) =>
    html`<tr><td>${value.status}</td><th scope="row"><code>${code}</code></th><td>${value.title}. <q>${value.detail}</q></td></tr>`,
)}</tbody>
</table>`;

const anchor = (name: string): string => name.toLowerCase().replaceAll(' ', '-');
