import { writeFileSync } from 'node:fs';
import { businessJsonSchema } from '../backend/src/config/business-json-schema.ts';

writeFileSync(new URL('../backend/business/business.schema.json', import.meta.url), businessJsonSchema());
