import { z } from 'zod';

// The parts of an OpenAPI document that the page shows.

const schema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string().default(''),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  examples: z.array(z.unknown()).default([]),
  get items() {
    return schema.optional();
  },
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  get oneOf() {
    return z.array(schema).optional();
  },
  get anyOf() {
    return z.array(schema).optional();
  },
});
export type Schema = z.infer<typeof schema>;

const example = z.object({
  $ref: z.string().optional(),
  summary: z.string().default(''),
  value: z.unknown().optional(),
});
export type Example = z.infer<typeof example>;

const content = z.record(
  z.string(),
  z.object({
    schema,
    examples: z.record(z.string(), example).default({}),
    'x-events': z.record(z.string(), schema).default({}),
  }),
);

const parameter = z.object({
  in: z.string(),
  name: z.string(),
  required: z.boolean().default(false),
  schema,
});
export type Parameter = z.infer<typeof parameter>;

const response = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.object({ schema })).default({}),
  content: content.default({}),
});
export type Response = z.infer<typeof response>;

const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().default(''),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), response),
});
export type Operation = z.infer<typeof operation>;

export const readDocument = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), schema),
    examples: z.record(
      z.string(),
      z.object({ value: z.looseObject({ status: z.number(), title: z.string(), detail: z.string() }) }),
    ),
  }),
});
export type ShownDocument = z.infer<typeof readDocument>;
