import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { chatOperations } from './chat-operations.ts';
import { handoverOperations } from './handover-operations.ts';
import { liveOperations } from './live-operations.ts';
import { serviceOperations } from './service-operations.ts';

/** Every served path and method, except the demo's files. */
export const operations: ZodOpenApiPathsObject = {
  ...chatOperations,
  ...liveOperations,
  ...handoverOperations,
  ...serviceOperations,
};
