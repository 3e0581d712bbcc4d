import { z } from 'zod';
import { nonEmptyList, nonEmptyString } from '../json/schema-parts.js';
import { contentSchema, instructionSchema } from './content-schema.js';

const optionalString = z.string().optional();
const jsonObject = z.record(z.string(), z.unknown());
/** A seed may be beyond 2^53. */
const integer = z.number().refine(Number.isInteger, 'expected an integer');

const functionDeclaration = z.looseObject({
  name: nonEmptyString,
  description: optionalString,
  parameters: jsonObject.optional(),
  parametersJsonSchema: jsonObject.optional(),
});

const generationConfig = z.looseObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: integer.optional(),
  maxOutputTokens: z.int().min(1).optional(),
  stopSequences: z.array(z.string()).optional(),
  candidateCount: z.int().min(1).max(128).optional(),
  seed: integer.optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  responseLogprobs: z.boolean().optional(),
  logprobs: z.int().min(0).max(20).optional(),
  responseMimeType: optionalString,
  responseSchema: jsonObject.optional(),
  responseJsonSchema: jsonObject.optional(),
  thinkingConfig: z
    .looseObject({
      includeThoughts: z.boolean().optional(),
      thinkingBudget: z.int().min(-1).optional(),
      thinkingLevel: nonEmptyString.optional(),
    })
    .optional(),
});

/**
 * The body of a generateContent request in one spelling, without nulls, as far as the canonical model reads it; other
 * fields are let through. It only checks, so that what is kept is what the caller sent.
 */
export const requestSchema = z.looseObject({
  model: optionalString,
  contents: nonEmptyList(contentSchema),
  systemInstruction: instructionSchema.optional(),
  tools: z.array(z.looseObject({ functionDeclarations: z.array(functionDeclaration).optional() })).optional(),
  toolConfig: z
    .looseObject({
      functionCallingConfig: z
        .looseObject({
          mode: z.enum(['MODE_UNSPECIFIED', 'AUTO', 'ANY', 'NONE', 'VALIDATED']).optional(),
          allowedFunctionNames: z.array(z.string()).optional(),
        })
        .optional(),
    })
    .optional(),
  generationConfig: generationConfig.optional(),
});

/** A checked request body. */
export type RequestBody = z.output<typeof requestSchema>;

/** One field of it, where it is there. */
export type Given<Field extends keyof RequestBody> = NonNullable<RequestBody[Field]>;
