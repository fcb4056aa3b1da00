import { type RequestHandler, Router } from 'express';
import { docsPage } from './docs/page.ts';
import { openApiDocument } from './openapi/document.ts';
import { methodNotAllowed } from './problems.ts';

/** What the API is, for machines and for people. Both are made when somebody first asks: most processes never are. */
export function docsRoutes(): Router {
  const router = Router();
  const get = (path: string, handler: RequestHandler) =>
    router.route(path).get(handler).all(methodNotAllowed('GET'));
  const json = once(() => JSON.stringify(openApiDocument()));
  const page = once(() => docsPage(JSON.parse(json())));
  get('/openapi.json', (_req, res) => void res.set(CACHED).type('json').send(json()));
  get('/docs', (_req, res) => void res.set(CACHED).type('html').send(page()));
  return router;
}

const CACHED = { 'cache-control': 'public, max-age=300' };

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
