import { z } from 'zod';

/** How a value is written: what the environment's text is read as, and what the documentation calls it. */
export type ValueKind = 'boolean' | 'number' | 'choice' | 'text' | 'list' | 'map';

/** The schema inside defaults, optionals and transformations. */
export function coreSchema(schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return coreSchema(schema.def.innerType);
  }
  return schema instanceof z.ZodPipe ? coreSchema(schema.def.in) : schema;
}

/** How values of a schema are written. */
export function valueKind(schema: z.ZodType): ValueKind {
  const core = coreSchema(schema);
  if (core instanceof z.ZodBoolean) return 'boolean';
  if (core instanceof z.ZodNumber) return 'number';
  if (core instanceof z.ZodEnum) return 'choice';
  if (core instanceof z.ZodArray) return 'list';
  return core instanceof z.ZodRecord || core instanceof z.ZodObject ? 'map' : 'text';
}

/** The default as one would write it in the file; undefined where a key is simply not set. */
export function writtenDefault(schema: z.ZodType): unknown {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined;
}

function numberRange(schema: z.ZodNumber): string {
  const { type, minimum, exclusiveMinimum, maximum } = z.toJSONSchema(schema);
  const noun = type === 'integer' ? 'whole number' : 'number';
  const from = minimum === undefined ? `more than ${exclusiveMinimum}` : `${minimum}`;
  const unbounded = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER;
  return unbounded ? `${noun}, ${from} or more` : `${noun}, ${from} to ${maximum}`;
}

/** What a key takes, in words: `whole number, 1 to 3600`. */
export function valueRange(schema: z.ZodType): string {
  const core = coreSchema(schema);
  if (core instanceof z.ZodNumber) return numberRange(core);
  if (core instanceof z.ZodEnum) return core.options.join(', ');
  const kind = valueKind(schema);
  return kind === 'boolean' ? 'true, false' : kind;
}

/** What a key is for, from the schema or the one inside it. */
export function schemaDescription(schema: z.ZodType): string {
  const inner = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.def.innerType : undefined;
  return schema.description ?? (inner instanceof z.ZodType ? schemaDescription(inner) : '');
}
