import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { chatOperations } from './chat-operations.ts';
import { handoverOperations } from './handover-operations.ts';
import { liveOperations } from './live-operations.ts';
import { serviceOperations } from './service-operations.ts';

/** Each path and method that is served, but for the demo's files. */
export const operations: ZodOpenApiPathsObject = {
  ...chatOperations,
  ...liveOperations,
  ...handoverOperations,
  ...serviceOperations,
};
