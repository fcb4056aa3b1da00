import { z } from 'zod';
import { businessFileSchema } from './business-schema.ts';
import { textsSchema } from './texts-schema.ts';

/** The text of the JSON Schema with which editors complete and validate `business.yaml`. */
export const businessJsonSchema = (): string => jsonSchema('A business for Holdfast', businessFileSchema);

/** The same for `texts/<tag>.yaml`. */
export const textsJsonSchema = (): string =>
  jsonSchema('The texts of a business in another language', textsSchema);

function jsonSchema(title: string, file: z.ZodType): string {
  const schema = z.toJSONSchema(file, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}
