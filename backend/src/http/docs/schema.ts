import { type Html, html, words } from './html.ts';
import type { Schema } from './read-document.ts';

/** The fields of an object, or of each of its variants. */
export function fieldsOf(schema: Schema): Html {
  if (schema.oneOf) return html`${schema.oneOf.map(variant)}`;
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return html`<p>No fields.</p>`;
  return html`<table>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${fields.map(([name, field]) => row(name, field, schema.required.includes(name)))}</tbody>
</table>`;
}

const variant = (schema: Schema): Html =>
  html`<div class="variant">${schema.description === '' ? '' : html`<p>${words(schema.description)}</p>`}${fieldsOf(schema)}</div>`;

function row(name: string, field: Schema, isRequired: boolean): Html {
  const inner = field.properties ?? field.items?.properties;
  const below =
    inner && html`<div class="inner">${fieldsOf(field.properties ? field : (field.items ?? field))}</div>`;
  return html`<tr><th scope="row"><code>${name}</code>${isRequired ? '' : html` <small>optional</small>`}</th>
<td>${typeOf(field)}</td><td>${words(field.description)}${below ?? ''}</td></tr>`;
}

/** A short name of the type; a named schema is linked. */
export function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) {
    const name = nameIn(schema.$ref);
    return html`<a href="#${name}">${name}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices)
    return html`${choices.map((choice, index) => html`${index > 0 ? ' or ' : ''}${typeOf(choice)}`)}`;
  if (schema.items) return html`array of ${typeOf(schema.items)}`;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) {
    return html`${values.map((value, index) => html`${index > 0 ? ' or ' : ''}<code>${JSON.stringify(value)}</code>`)}`;
  }
  return html`${schema.format ?? [schema.type ?? 'anything'].flat().join(' or ')}`;
}

export const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
