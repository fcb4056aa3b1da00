import { type Html, html, prose, words } from './html.ts';
import type { Example, Operation, Parameter, Response } from './read-document.ts';
import { typeOf } from './schema.ts';

/** An operation with its parameters, request and responses. */
export function operationSection(path: string, method: string, operation: Operation): Html {
  const { operationId, summary, description, parameters, responses } = operation;
  const line = `${method.toUpperCase()} ${path}`;
  return html`<section class="operation" id="${operationId}">
<h3><a href="#${operationId}"><code>${line}</code></a> ${summary}</h3>
${prose(description)}
${parameters.length === 0 ? '' : parameterTable(parameters)}
${requestOf(line, operation)}
${responseTable(responses)}
${Object.entries(responses).flatMap(([status, response]) => examplesOf(status, response))}
</section>`;
}

const parameterTable = (parameters: readonly Parameter[]): Html => html`<table>
<caption>Headers and query</caption>
<thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Meaning</th></tr></thead>
<tbody>${parameters.map(
  ({ name, in: place, required, schema }) =>
    html`<tr><th scope="row"><code>${name}</code>${required ? '' : html` <small>optional</small>`}</th><td>${place}</td><td>${words(schema.description)}</td></tr>`,
)}</tbody>
</table>`;

function requestOf(line: string, { requestBody, parameters }: Operation): Html {
  const body = requestBody?.content['application/json'];
  if (!body) return html``;
  const headers = parameters
    .filter(({ in: place, schema }) => place === 'header' && schema.examples.length > 0)
    .map(({ name, schema }) => `${name}: ${schema.examples[0]}\n`);
  const head = `${line}\n${headers.join('')}content-type: application/json\n\n`;
  return html`<p>Body: ${typeOf(body.schema)}</p>
${Object.entries(body.examples).map(([name, example]) => figure(`Request: ${name}`, example, head))}`;
}

const responseTable = (responses: Operation['responses']): Html => html`<table>
<caption>Responses</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Body</th><th scope="col">Meaning</th></tr></thead>
<tbody>${Object.entries(responses).map(
  ([status, response]) =>
    html`<tr><th scope="row">${status}</th><td>${bodyOf(response)}</td><td>${words(response.description)}${eventsOf(response)}</td></tr>`,
)}</tbody>
</table>`;

const bodyOf = ({ content }: Response): Html =>
  html`${Object.entries(content).map(([mediaType, { schema }]) => html`${typeOf(schema)} <small>${mediaType}</small>`)}`;

/** The events of a stream. */
function eventsOf({ content }: Response): Html {
  const events = Object.values(content).flatMap((media) => Object.entries(media['x-events']));
  if (events.length === 0) return html``;
  return html`<ul>${events.map(([type, schema]) => html`<li><code>${type}</code> ${typeOf(schema)}</li>`)}</ul>`;
}

/** Problem examples are omitted: they have their own table. */
const examplesOf = (status: string, { content }: Response): readonly Html[] =>
  Object.values(content)
    .flatMap(({ examples }) => Object.entries(examples))
    .filter(([, { $ref }]) => $ref === undefined)
    .map(([name, example]) => figure(`Response ${status}: ${name}`, example, ''));

const figure = (title: string, { summary, value }: Example, head: string): Html => html`<details>
<summary>${title}</summary>
${summary === '' ? '' : html`<p>${summary}</p>`}
<pre tabindex="0"><code>${head}${typeof value === 'string' ? value.trimEnd() : JSON.stringify(value, null, 2)}</code></pre>
</details>`;
