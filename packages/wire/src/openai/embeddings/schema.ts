import { z } from 'zod';
import { nonEmptyList, nonEmptyString } from '../../json/schema-parts.js';

const token = z.int().min(0);

/**
 * The body of an embeddings request as far as the canonical model reads it; other fields are let through. It only checks,
 * so that what is kept is what the caller sent.
 */
export const requestSchema = z.looseObject({
  model: nonEmptyString.nullish(),
  input: z.union(
    [nonEmptyString, nonEmptyList(nonEmptyString), nonEmptyList(token), nonEmptyList(nonEmptyList(token))],
    { error: 'expected a string, a list of strings, a list of tokens or a list of such lists' },
  ),
  dimensions: z.int().min(1).nullish(),
  encoding_format: z.enum(['float', 'base64']).nullish(),
});

/** A checked request body. */
export type RequestBody = z.output<typeof requestSchema>;
