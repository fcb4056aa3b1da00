import { expect, test } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../../backend/src/http/docs/read-document.ts';
import { openApiDocument } from '../../../backend/src/http/openapi/document.ts';

const document: unknown = JSON.parse(JSON.stringify(openApiDocument()));
const { paths, components } = readDocument.parse(document);

const referencesIn = (text: string): readonly string[] =>
  [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);

const valueAt = (path: string): unknown =>
  path
    .split('/')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      document,
    );

/** The schema as a client would generate it from the document alone. */
function fromDocument(schema: object): z.ZodType {
  const { schemas } = z
    .object({ components: z.object({ schemas: z.looseObject({}) }) })
    .parse(document).components;
  const text = JSON.stringify({ ...schema, $defs: schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

test('what it refers to is there', () => {
  const references = referencesIn(JSON.stringify(document));
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((path) => valueAt(path) === undefined)).toEqual([]);
});

test('its examples fit its schemas', () => {
  const shown = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ requestBody, responses }) => [
      ...Object.values(requestBody?.content ?? {}),
      ...Object.values(responses).flatMap(({ content }) => Object.values(content)),
    ])
    .flatMap(({ schema, examples }) =>
      Object.values(examples).map(({ $ref, value }) => {
        const code = $ref?.split('/').at(-1) ?? '';
        return { schema, value: $ref === undefined ? value : components.examples[code]?.value };
      }),
    );
  expect(shown.length).toBeGreaterThan(50);
  for (const { schema, value } of shown) {
    const { $ref, type } = schema;
    expect(fromDocument($ref === undefined ? { type } : { $ref }).safeParse(value).error).toBeUndefined();
  }
});

test('a value that does not fit is found', () => {
  const reply = fromDocument({ $ref: '#/components/schemas/ChatReply' });
  expect(reply.safeParse({ sessionId: 'one' }).success).toBe(false);
});

test('operations have names of their own', () => {
  const names = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(names.length);
});
