import { expect, test } from 'vitest';
import { readDocument } from '../../../backend/src/http/docs/read-document.ts';
import { createRoutes, type HttpPorts } from '../../../backend/src/http/http-app.ts';
import { openApiDocument } from '../../../backend/src/http/openapi/document.ts';

/** As Express keeps them. */
interface Layer {
  readonly rawPath: string;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** Those that only tell a client off. */
const TELLING_OFF = ['_all', 'head'];

/** None of them is asked anything. */
const UNASKED = {
  turn: {},
  chat: {},
  events: {},
  presence: {},
  handover: {},
  health: {},
  corsOrigins: [],
  pagesDir: '.',
} as unknown as HttpPorts;

const routesOf = (stack: readonly Layer[], prefix = ''): readonly string[] =>
  stack.flatMap(({ rawPath, route, handle }) => {
    if (!route) return routesOf(handle.stack ?? [], rawPath === '/' ? prefix : `${prefix}${rawPath}`);
    const path = `${prefix}${route.path}`.replace(/(.)\/$/, '$1');
    const methods = Object.keys(route.methods).filter((method) => !TELLING_OFF.includes(method));
    return methods.map((method) => `${method} ${path}`);
  });

test('the document tells of each route that there is, and of no other', () => {
  const { router } = createRoutes(UNASKED).app as unknown as { router: { stack: readonly Layer[] } };
  const { paths } = readDocument.parse(openApiDocument());
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(documented.length).toBeGreaterThan(10);
  expect(documented.toSorted()).toEqual([...new Set(routesOf(router.stack))].toSorted());
});
