import { z } from 'zod';
import { nonEmptyList, nonEmptyString } from '../json/schema-parts.js';

const message = z.strictObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: z.string() });

/**
 * The JSON body of a native request. It is strict: a field that nobody would read is refused rather than dropped. The
 * gateway's own fields are read elsewhere and may hold anything.
 */
export const requestSchema = z
  .strictObject({
    prompt: nonEmptyString.nullish(),
    messages: nonEmptyList(message).nullish(),
    model: nonEmptyString.nullish(),
    stream: z.boolean().nullish(),
    cache: z.unknown().optional(),
    session_id: z.unknown().optional(),
    thread_id: z.unknown().optional(),
    conversation_id: z.unknown().optional(),
  })
  .refine(({ prompt, messages }) => Boolean(prompt) !== Boolean(messages), 'expected either "prompt" or "messages"');
