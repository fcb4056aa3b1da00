import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { blueprintSchema } from '../deploy/blueprint-schema.ts';

export type Blueprint = z.infer<typeof blueprintSchema>;
type Variable = Blueprint['services'][0]['envVars'][number];

/** What Render puts in where the blueprint links to a store. */
export interface RenderedStores {
  readonly redisUrl: string;
  readonly databaseUrl: string;
}

export const readBlueprintFile = (): Record<string, unknown> =>
  parse(readFileSync(new URL('../../render.yaml', import.meta.url), 'utf8'));

export const readBlueprint = (): Blueprint => blueprintSchema.parse(readBlueprintFile());

/** 256 bits in base64, as Render generates them. */
export const generatedValue = (seed: string): string => createHash('sha256').update(seed).digest('base64');

/** The environment that Render gives to our service; what it would ask people for stays unset. */
export function renderedEnv(stores: RenderedStores): Record<string, string> {
  const [{ envVars }] = readBlueprint().services;
  const values = envVars.map((variable) => [variable.key, filledIn(variable, stores)] as const);
  return Object.fromEntries(values.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

function filledIn(variable: Variable, { redisUrl, databaseUrl }: RenderedStores): string | null {
  if ('value' in variable) return String(variable.value);
  if ('generateValue' in variable) return generatedValue(variable.key);
  if ('fromService' in variable) return redisUrl;
  if ('fromDatabase' in variable) return databaseUrl;
  return null;
}
