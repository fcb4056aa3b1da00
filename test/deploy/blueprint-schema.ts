import { z } from 'zod';

/**
 * The part of Render's blueprint format that a blueprint like ours can use: a web service of a native
 * runtime, a Key Value store, a database, and their variables. Written from the Blueprint YAML Reference
 * (https://render.com/docs/blueprint-spec) and checked against Render's JSON Schema
 * (https://render.com/schema/render.yaml.json), whose licence does not allow copying it. Deprecated fields
 * are left out.
 */

const region = z.enum(['oregon', 'ohio', 'virginia', 'frankfurt', 'singapore']);
const servicePlan = z.enum(['free', 'starter', 'standard', 'pro', 'pro plus', 'pro max', 'pro ultra']);
const databasePlan = z.union([
  z.enum(['free', 'basic-256mb', 'basic-1gb', 'basic-4gb']),
  z.templateLiteral([z.enum(['pro', 'accelerated']), '-', z.int().positive(), 'gb']),
]);
const ipAllowList = z.array(z.strictObject({ source: z.string(), description: z.string().optional() }));
const previewsGeneration = z.enum(['off', 'manual', 'automatic']);
const instances = z.int().min(1);
const percent = z.int().min(1).max(90);

const key = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const property = z.enum(['host', 'port', 'hostport', 'connectionString']);
const databaseProperty = z.enum(['host', 'port', 'connectionString', 'user', 'password', 'database']);
const envVarSchema = z.union([
  z.strictObject({ key, value: z.union([z.string(), z.number()]), previewValue: z.string().optional() }),
  z.strictObject({ key, generateValue: z.literal(true) }),
  z.strictObject({ key, sync: z.literal(false) }),
  z.strictObject({ key, fromDatabase: z.strictObject({ name: z.string(), property: databaseProperty }) }),
  z.strictObject({
    key,
    fromService: z.strictObject({ type: z.enum(['web', 'pserv', 'keyvalue']), name: z.string(), property }),
  }),
]);

const webServiceSchema = z.strictObject({
  type: z.literal('web'),
  name: z.string(),
  runtime: z.enum(['node', 'python', 'elixir', 'go', 'ruby', 'rust']),
  plan: servicePlan.optional(),
  region: region.optional(),
  repo: z.url().optional(),
  branch: z.string().optional(),
  rootDir: z.string().optional(),
  buildFilter: z.strictObject({ paths: z.array(z.string()), ignoredPaths: z.array(z.string()) }).optional(),
  buildCommand: z.string(),
  preDeployCommand: z.string().optional(),
  startCommand: z.string(),
  healthCheckPath: z.string().startsWith('/').optional(),
  maxShutdownDelaySeconds: z.int().min(1).max(300).optional(),
  autoDeployTrigger: z.enum(['off', 'commit', 'checksPass']).optional(),
  numInstances: instances.optional(),
  scaling: z
    .strictObject({
      minInstances: instances,
      maxInstances: instances,
      targetCPUPercent: percent.optional(),
      targetMemoryPercent: percent.optional(),
    })
    .optional(),
  disk: z
    .strictObject({ name: z.string(), mountPath: z.string().startsWith('/'), sizeGB: z.int().min(1) })
    .optional(),
  domains: z.array(z.string()).optional(),
  renderSubdomainPolicy: z.enum(['enabled', 'disabled']).optional(),
  previews: z
    .strictObject({
      generation: previewsGeneration.optional(),
      plan: servicePlan.optional(),
      numInstances: instances.optional(),
    })
    .optional(),
  envVars: z.array(envVarSchema),
});

const keyValueSchema = z.strictObject({
  type: z.literal('keyvalue'),
  name: z.string(),
  plan: servicePlan.optional(),
  previewPlan: servicePlan.optional(),
  region: region.optional(),
  ipAllowList,
  maxmemoryPolicy: z
    .enum([
      'allkeys-lru',
      'volatile-lru',
      'allkeys-lfu',
      'volatile-lfu',
      'allkeys-random',
      'volatile-random',
      'volatile-ttl',
      'noeviction',
    ])
    .optional(),
});

const databaseSchema = z.strictObject({
  name: z.string(),
  plan: databasePlan.optional(),
  previewPlan: databasePlan.optional(),
  region: region.optional(),
  postgresMajorVersion: z.enum(['13', '14', '15', '16', '17', '18']).optional(),
  databaseName: z.string().optional(),
  user: z.string().optional(),
  diskSizeGB: z
    .int()
    .refine((size) => size === 1 || (size > 0 && size % 5 === 0), '1 or a multiple of 5')
    .optional(),
  storageAutoscalingEnabled: z.boolean().optional(),
  ipAllowList: ipAllowList.optional(),
  readReplicas: z.array(z.strictObject({ name: z.string() })).optional(),
  highAvailability: z.strictObject({ enabled: z.boolean() }).optional(),
});

/** At most one of each. */
export const blueprintSchema = z.strictObject({
  previews: z
    .strictObject({ generation: previewsGeneration, expireAfterDays: z.int().min(1).optional() })
    .optional(),
  services: z.tuple([webServiceSchema, keyValueSchema]),
  databases: z.tuple([databaseSchema]),
});
