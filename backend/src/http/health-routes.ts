import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import type { Metrics } from '../metrics/metrics.ts';
import type { Health } from '../protocol/health.ts';
import { HttpProblem, methodNotAllowed } from './problems.ts';

export interface HealthPorts {
  readonly health: () => Promise<Health>;
  /** False while the process starts or drains. */
  readonly isReady: () => boolean;
  readonly metrics: Pick<Metrics, 'registry'>;
  readonly metricsToken: string | null;
}

export function healthRoutes({ health, isReady, metrics, metricsToken }: HealthPorts): Router {
  const router = Router();
  const noOther = methodNotAllowed('GET');
  router
    .route('/health/live')
    .get((_req, res) => void res.json({ status: 'ok' }))
    .all(noOther);
  router
    .route('/health/ready')
    .get((_req, res) => void res.json(readiness(isReady())))
    .all(noOther);
  router
    .route('/health')
    .get(async (_req, res) => void res.json(await health()))
    .all(noOther);
  router
    .route('/metrics')
    .get(bearer(metricsToken), async (_req, res) => {
      res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    })
    .all(noOther);
  return router;
}

function readiness(isReady: boolean): { readonly status: 'ready' } {
  if (isReady) return { status: 'ready' };
  throw new HttpProblem('unavailable', {
    detail: 'This process is starting or draining.',
    headers: { 'retry-after': '2' },
  });
}

function bearer(token: string | null): RequestHandler {
  return (req, _res, next) => {
    if (token === null || sameSecret(bearerOf(req), token)) return next();
    throw new HttpProblem('unauthorized', {
      detail: 'Send the metrics token as "authorization: Bearer …".',
      headers: { 'www-authenticate': 'Bearer' },
    });
  };
}

const bearerOf = (req: Request): string => /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1] ?? '';

/** Compares digests, so that timing reveals neither content nor length. */
const sameSecret = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
