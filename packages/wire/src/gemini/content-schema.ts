import { z } from 'zod';
import { nonEmptyString } from '../json/schema-parts.js';

const optionalString = z.string().optional();
const jsonObject = z.record(z.string(), z.unknown());

/** The kinds of data of which a part has one. */
const DATA = ['text', 'inlineData', 'fileData', 'functionCall', 'functionResponse'] as const;

const part = z
  .looseObject({
    text: optionalString,
    thought: z.boolean().optional(),
    thoughtSignature: optionalString,
    inlineData: z.looseObject({ mimeType: nonEmptyString, data: z.string() }).optional(),
    fileData: z.looseObject({ fileUri: nonEmptyString, mimeType: optionalString }).optional(),
    functionCall: z.looseObject({ name: nonEmptyString, id: optionalString, args: jsonObject.optional() }).optional(),
    functionResponse: z
      .looseObject({
        name: nonEmptyString,
        id: optionalString,
        response: jsonObject.optional(),
        parts: z.array(jsonObject).optional(),
      })
      .optional(),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'must not be empty')
  .refine((fields) => DATA.filter((name) => fields[name] !== undefined).length < 2, 'must hold one kind of data');

/** One turn as far as the canonical model reads it. */
export const contentSchema = z.looseObject({
  role: z.enum(['user', 'model', 'function', 'tool']).optional(),
  parts: z.array(part).optional(),
});

/** An instruction is a turn of whatever role, and only its text counts. */
export const instructionSchema = contentSchema.extend({ role: optionalString });
