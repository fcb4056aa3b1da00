import { type RequestHandler, Router } from 'express';
import { methodNotAllowed } from './problems.ts';

/**
 * The API's documentation, for machines and for people. It is loaded and built at the first request,
 * because most processes are never asked for it.
 */
export function docsRoutes(): Router {
  const router = Router();
  const json = once(async () => {
    const { openApiDocument } = await import('./openapi/document.ts');
    return JSON.stringify(openApiDocument());
  });
  const page = once(async () => {
    const { docsPage } = await import('./docs/page.ts');
    return docsPage(JSON.parse(await json()));
  });
  router.route('/openapi.json').get(sending('json', json)).all(methodNotAllowed('GET'));
  router.route('/docs').get(sending('html', page)).all(methodNotAllowed('GET'));
  return router;
}

const sending =
  (type: string, read: () => Promise<string>): RequestHandler =>
  async (_req, res) => {
    const text = await read();
    res.set('cache-control', 'public, max-age=300').type(type).send(text);
  };

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
