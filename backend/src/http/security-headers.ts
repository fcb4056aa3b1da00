import cors from 'cors';
import helmet from 'helmet';
import type { HeaderWriter } from './reply-headers.ts';

/** Pages load nothing from elsewhere and run no inline code; the widget may be loaded by other sites. */
export const securityHeaders = (production: boolean): HeaderWriter =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: production && { maxAge: 31_536_000 },
  });

/** State is nobody's to keep but the client's. */
export const noStore: HeaderWriter = (_req, res, next) => {
  res.setHeader('cache-control', 'no-store');
  next();
};

/** Exactly the origins that were configured; without any, browsers of other origins get nothing. */
export const crossOrigin = (origins: readonly string[]): HeaderWriter =>
  cors({
    origin: [...origins],
    methods: ['GET', 'POST', 'DELETE'],
    allowedHeaders: [
      'content-type',
      'x-session-id',
      'x-resume-token',
      'x-visitor-token',
      'x-device-id',
      'x-request-id',
      'last-event-id',
    ],
    exposedHeaders: ['x-session-id', 'x-request-id', 'retry-after'],
    maxAge: 600,
  });
