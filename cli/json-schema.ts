import { z } from 'zod';
import { applicationSchema } from '../app/schema/application.ts';

/**
 * The JSON Schema of what a person writes, without the changes by environment: these are typed in TypeScript.
 *
 * @see https://json-schema.org/draft/2020-12/schema
 */
export function configJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(applicationSchema, { io: 'input' });
}
