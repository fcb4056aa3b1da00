import { writeFileSync } from 'node:fs';
import { businessJsonSchema, textsJsonSchema } from '../backend/src/config/business-json-schema.ts';

const BUSINESSES = new URL('../backend/business/', import.meta.url);
writeFileSync(new URL('business.schema.json', BUSINESSES), businessJsonSchema());
writeFileSync(new URL('texts.schema.json', BUSINESSES), textsJsonSchema());
