import { expect, test } from 'vitest';
import { readDocument } from '../../../backend/src/http/docs/read-document.ts';
import { createRoutes, type HttpPorts } from '../../../backend/src/http/http-app.ts';
import { openApiDocument } from '../../../backend/src/http/openapi/document.ts';

/** A route as Express stores it. */
interface Layer {
  readonly rawPath: string;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** Routes that only refuse a request. */
const TELLING_OFF = ['_all', 'head'];

/** Dependencies that no request reaches. */
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

test('the document describes each existing route, and no other', () => {
  const { router } = createRoutes(UNASKED).app as unknown as { router: { stack: readonly Layer[] } };
  const { paths } = readDocument.parse(openApiDocument());
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(documented.length).toBeGreaterThan(10);
  expect(documented.toSorted()).toEqual([...new Set(routesOf(router.stack))].toSorted());
});
