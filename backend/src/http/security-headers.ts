import cors from 'cors';
import helmet from 'helmet';
import type { HeaderWriter } from './reply-headers.ts';

/** Pages load nothing from other origins and run no inline code. Other sites may load the widget. */
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

/** Conversations must not be kept in any cache. */
export const noStore: HeaderWriter = (_req, res, next) => {
  res.setHeader('cache-control', 'no-store');
  next();
};

/** Allows exactly the configured origins; without any, no cross-origin request. */
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
