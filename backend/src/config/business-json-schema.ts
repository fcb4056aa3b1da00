import { z } from 'zod';
import { businessFileSchema } from './business-schema.ts';

/** The JSON Schema by which editors complete and check `business.yaml`, as the text of its file. */
export function businessJsonSchema(): string {
  const schema = z.toJSONSchema(businessFileSchema, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ title: 'A business for Holdfast', ...schema }, null, 2)}\n`;
}
